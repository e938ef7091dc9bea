#include "tests/integration/two_sided/rules_fixture.h"

#include "tests/support/model_server.h"
#include "tests/support/store_server.h"

#include <QTest>

namespace retinue::test {

using protocol::StartMode;

const QString kScreen = QStringLiteral("home.screen");
const QString kCopy = QStringLiteral("default-job.copy");
const QString kHistory = QStringLiteral("history.scan-and-send");
const QString kTimeline = QStringLiteral("home.timeline");
const QString kListOrder = QStringLiteral("list-order.scan-and-store");
const QString kNetwork = QStringLiteral("network.direct-connection");
const QString kKeychain = QStringLiteral("keychain");
const QString kGroupBook = QStringLiteral("address-book.group");
const QString kSharedButtons = QStringLiteral("home.shared-buttons");
const OwnerKey kAlice = *OwnerKey::user(u"alice");
const OwnerKey kBob = *OwnerKey::user(u"bob");
const OwnerKey kSales = *OwnerKey::group(u"sales");

QByteArray value(int n)
{
    return "{\"n\":" + QByteArray::number(n) + "}";
}

QByteArray entry(const char *id, int at)
{
    return R"({"entries":{")" + QByteArray(id) + R"(":{"at":)" + QByteArray::number(at) + "}}}";
}

QByteArray button(const char *id)
{
    return R"({"buttons":{")" + QByteArray(id) + R"(":{"label":"x"}},"order":[")" + id + R"("]})";
}

void RulesFixture::initTestCase_data()
{
    QTest::addColumn<bool>("real");
    QTest::newRow("model") << false;
    QTest::newRow("store") << true;
}

void RulesFixture::init()
{
    QFETCH_GLOBAL(bool, real);
    m_devices.clear();
    if (real)
        m_server = std::make_unique<StoreServer>();
    else
        m_server = std::make_unique<ModelServer>(Catalogue::builtIn());
}

TestDevice &RulesFixture::device(const char *name, int mostUsers, sync::WhenFull whenFull)
{
    m_devices.push_back(
        std::make_unique<TestDevice>(*m_server, QString::fromLatin1(name), mostUsers, whenFull));
    return *m_devices.back();
}

TestDevice &RulesFixture::startedWithAlice(const char *name)
{
    TestDevice &started = device(name);
    if (!started->start(StartMode::Start) || !started->login({kAlice, {}}))
        qFatal("a device does not start");
    if (!onServer(kAlice, kScreen)) {
        if (!started->set(kAlice, kScreen, value(1)) || !started->synchronize())
            qFatal("a first change does not go up");
    }
    return started;
}

std::optional<QByteArray> RulesFixture::onServer(const OwnerKey &owner, const QString &item) const
{
    const auto contents = m_server->contents();
    const auto found = contents.find({owner, item});
    return found == contents.end() ? std::nullopt : std::optional(found->second);
}

} // namespace retinue::test
