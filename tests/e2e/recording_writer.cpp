#include "tests/e2e/recording_writer.h"

#include "core/store/head_table.h"
#include "tests/support/store_edits.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>

namespace retinue::test {

namespace {

constexpr int kUsers = 7;
constexpr int kRemovalEvery = 5;
constexpr std::chrono::milliseconds kBetweenChanges{2}, kBeforeAnotherAttempt{20};
const std::string kItem = "display.language";

Result<std::unique_ptr<sql::Database>> openForReading(const QString &file)
{
    sql::Location location;
    location.file = file;
    location.readOnly = true;
    return sql::Database::open(location);
}

} // namespace

Result<Numbers> numbersIn(const QString &storeFile)
{
    const auto database = openForReading(storeFile);
    if (!database)
        return database.error();
    Numbers numbers;
    auto rows = (*database)->query(
        QStringLiteral("SELECT o.name, s.body FROM setting s JOIN owner o ON o.\"row\" = s.owner"));
    while (rows.next())
        numbers[rows.text(0)] = QJsonDocument::fromJson(rows.bytes(1)).object()[u"v"].toInt(-1);
    RETINUE_TRY(rows.result());
    return numbers;
}

RecordingWriter::RecordingWriter(ServerProcess &server) : m_server(server) {}

RecordingWriter::~RecordingWriter()
{
    m_ends = true;
    if (m_thread.joinable())
        m_thread.join();
}

bool RecordingWriter::join()
{
    m_client = std::make_unique<Client>(HttpProbe(m_server.port()), std::string(), Recorder());
    const ProbeAnswer enrolled = m_client->postJson(
        "/v1/enrolments",
        R"({"device":{"name":"Writer","serialNumber":"W1","location":"","productName":"","version":""},"code":")" +
            m_server.newCode().toStdString() + R"("})");
    const std::string token = jsonOf(enrolled)[u"token"].toString().toStdString();
    m_client = std::make_unique<Client>(HttpProbe(m_server.port()), token, Recorder());
    if (token.empty() || m_client->start().status != 200)
        return false;
    note();
    return m_problem.isEmpty();
}

void RecordingWriter::begin()
{
    m_thread = std::thread([this] {
        while (!m_ends) {
            {
                const std::lock_guard lock(m_mutex);
                write();
            }
            std::this_thread::sleep_for(kBetweenChanges);
        }
    });
}

void RecordingWriter::end()
{
    const auto paused = pause();
    m_ends = true;
}

std::optional<RecordingWriter::Had> RecordingWriter::inState(const State &state) const
{
    const auto found = m_had.find(state.revision.value);
    return state.generation == m_generation && found != m_had.end() ? std::optional(found->second)
                                                                    : std::nullopt;
}

Revision RecordingWriter::newest() const
{
    return {m_had.rbegin()->first};
}

void RecordingWriter::write()
{
    const int number = ++m_changes;
    const QString user = QStringLiteral("user-%1").arg(number % kUsers);
    const bool isRemoval = number % kRemovalEvery == 0 && m_numbers.contains(user);
    const std::string changeId = Client::newChangeId();
    while (!isTaken(user, number, isRemoval, changeId)) {
        if (m_ends)
            return;
        std::this_thread::sleep_for(kBeforeAnotherAttempt);
    }
    if (isRemoval)
        m_numbers.erase(user);
    else
        m_numbers[user] = number;
    note();
}

bool RecordingWriter::isTaken(const QString &user, int number, bool isRemoval, const std::string &changeId)
{
    if (!isAtPanel(user))
        return false;
    const std::string target = "/v1/users/" + user.toStdString() + "/settings/" + kItem;
    std::string &tag = m_tags[user];
    const ProbeAnswer answer =
        isRemoval ? m_client->remove(target, tag, changeId)
                  : m_client->put(target, R"({"v":)" + std::to_string(number) + '}', tag, changeId);
    m_isResumed = answer.status != 0;
    if (answer.status == 200 || answer.status == 201) {
        tag = isRemoval ? std::string() : answer.header("etag");
        return true;
    }
    failIfRefused(QStringLiteral("change %1").arg(number), answer);
    return false;
}

bool RecordingWriter::isAtPanel(const QString &user)
{
    // A server that was started anew knows nobody at a panel.
    const bool wasResumed = m_isResumed;
    if (!m_isResumed) {
        const ProbeAnswer resumed = m_client->start("resume", m_generation.toString().toStdString());
        m_isResumed = resumed.status == 200;
        failIfRefused(QStringLiteral("resuming"), resumed);
    }
    if (!m_isResumed)
        return false;
    const ProbeAnswer loggedIn = m_client->logIn(user.toStdString());
    m_isResumed = loggedIn.status == 204;
    if (!wasResumed)
        failIfRefused(QStringLiteral("a login"), loggedIn);
    return m_isResumed;
}

void RecordingWriter::note()
{
    // Between the answer and this the server may have been killed.
    for (;;) {
        const auto noted = noteHead();
        if (noted)
            return;
        if (m_ends)
            return fail(noted.error().toString());
        std::this_thread::sleep_for(kBeforeAnotherAttempt);
    }
}

Result<void> RecordingWriter::noteHead()
{
    const auto database = openForReading(databaseIn(m_server.dataFolder() + QStringLiteral("/store")));
    if (!database)
        return database.error();
    const auto head = store::HeadTable(**database).read();
    if (!head)
        return head.error();
    if (m_had.empty())
        m_generation = head->generation;
    const bool isNew = m_had.try_emplace(head->revision.value, Had{head->root, m_numbers}).second;
    if (head->generation != m_generation || !isNew)
        fail(QStringLiteral("somebody else changed the store, or a change was lost: it is at %1")
                 .arg(State{head->generation, head->revision}.toString()));
    return {};
}

void RecordingWriter::failIfRefused(const QString &what, const ProbeAnswer &answer)
{
    if (answer.status >= 400 && answer.status < 500)
        fail(QStringLiteral("%1: %2 %3")
                 .arg(what)
                 .arg(answer.status)
                 .arg(QString::fromStdString(answer.body)));
}

void RecordingWriter::fail(const QString &problem)
{
    if (m_problem.isEmpty())
        m_problem = problem;
    m_ends = true;
}

} // namespace retinue::test
