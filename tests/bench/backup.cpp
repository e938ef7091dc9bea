/// R50, R55: one step of a backup's life on an installation of its own (--data), with the real engine. Steps:
///   fill     --users N            ten settings of about 1 KB each (one of them secret); prints the
///   database's path change   --rows N --round R   one setting of each of N users base, increment --recipient
///   age1... restore  --file F --identity-file I   into --data, which is a new one
/// Prints seconds of each phase, bytes, and the most memory that the process ever had. Keys are X25519: the
/// derivation of one from a passphrase takes a second and 256 MB by design.

#include "core/engine/engine.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"
#include "tests/bench/arguments.h"
#include "tests/bench/need.h"
#include "tests/bench/phases.h"
#include "tests/bench/process_memory.h"
#include "tests/support/store_edits.h"

#include <QCoreApplication>
#include <QFile>

#include <array>
#include <chrono>
#include <cstdio>
#include <random>
#include <unistd.h>

using namespace retinue;
using namespace retinue::bench;

namespace {

constexpr int kUsersAtOnce = 20;
constexpr qsizetype kValueBytes = 1000;
constexpr int kSecretItem = 26;
constexpr std::array kItems{5, 6, 10, 11, 12, 15, 16, 17, 21, kSecretItem};
const QString kWho = QStringLiteral("bench");

QString nameOf(long user)
{
    return QStringLiteral("user%1").arg(user);
}

template<typename Words>
const char *anyOf(const Words &words, std::mt19937 &random)
{
    return words[random() % words.size()];
}

/// Buttons, addresses, credentials: entries with names and numbers that differ.
QByteArray entries(std::mt19937 &random)
{
    static constexpr std::array kFirst{"Anna",   "Bernd", "Clara", "Dorian", "Elif", "Fred", "Greta", "Hugo",
                                       "Ingrid", "Jonas", "Katja", "Luis",   "Mara", "Nils", "Olga",  "Paul"};
    static constexpr std::array kLast{"Ahrens", "Berger", "Chen",   "Dietz",  "Engel",  "Fischer",
                                      "Gruber", "Hansen", "Ivanov", "Jansen", "Keller", "Lorenz",
                                      "Meier",  "Nowak",  "Okafor", "Peters"};
    static constexpr std::array kKinds{"email", "fax", "smb"};
    QByteArray value("{\"entries\":[");
    for (int entry = 1; value.size() < kValueBytes; ++entry) {
        const char *first = anyOf(kFirst, random), *last = anyOf(kLast, random);
        std::array<char, 256> text;
        const int length =
            std::snprintf(text.data(), text.size(),
                          "%s{\"id\":%d,\"kind\":\"%s\",\"name\":\"%s %s\",\"number\":\"+49 89 "
                          "%06u\",\"to\":\"%s.%s%u@example.org\"}",
                          entry > 1 ? "," : "", entry, anyOf(kKinds, random), first, last,
                          unsigned(random() % 1'000'000), first, last, unsigned(random() % 10'000));
        value.append(text.data(), length);
    }
    return value.append("]}");
}

/// Default job settings, shortcuts, screens: many choices from few words.
QByteArray choices(std::mt19937 &random)
{
    static constexpr std::array kNames{"paper",    "tray",    "sides",      "colour", "density",
                                       "original", "binding", "resolution", "format", "finishing"};
    static constexpr std::array kWords{"auto",       "a4",        "letter",     "one-sided",   "two-sided",
                                       "black",      "full",      "text-photo", "long-edge",   "short-edge",
                                       "300x300",    "600x600",   "pdf",        "pdf-compact", "staple-left",
                                       "hole-punch", "cassette-1"};
    QByteArray value("{");
    for (int number = 1; value.size() < kValueBytes; ++number) {
        std::array<char, 128> text;
        const int length =
            std::snprintf(text.data(), text.size(), "%s\"%s-%d\":{\"value\":\"%s\",\"level\":%u}",
                          number > 1 ? "," : "", kNames[std::size_t(number) % kNames.size()], number,
                          anyOf(kWords, random), unsigned(random() % 9));
        value.append(text.data(), length);
    }
    return value.append("}");
}

QByteArray valueOf(int item, std::mt19937 &random)
{
    const bool isList = item == 5 || item == 21 || item == kSecretItem;
    return isList ? entries(random) : choices(random);
}

std::unique_ptr<engine::Engine> open(const Arguments &arguments)
{
    return need(engine::Engine::open(
        {QString::fromStdString(arguments.text("data")), {}, nullptr, std::chrono::seconds(10)}));
}

void put(store::Edit &edit, long user, int item, std::mt19937 &random)
{
    need(test::put(edit, *OwnerKey::user(nameOf(user)),
                   {item, item == kSecretItem, valueOf(item, random), {}}));
}

void fill(const Arguments &arguments)
{
    const auto engine = open(arguments);
    const long users = arguments.number("users");
    std::mt19937 random(1);
    for (long first = need(engine->store().read()).head().users; first < users; first += kUsersAtOnce)
        need(engine->store().writeAndWait([&](store::Edit &edit) -> Result<void> {
            for (long user = first; user < std::min(first + kUsersAtOnce, users); ++user)
                for (const int item : kItems)
                    put(edit, user, item, random);
            return {};
        }));
    std::printf("store %s\n", qUtf8Printable(engine->store().location().file));
}

void change(const Arguments &arguments)
{
    const auto engine = open(arguments);
    const long users = need(engine->store().read()).head().users, rows = arguments.number("rows");
    std::mt19937 random(unsigned(100 + arguments.number("round")));
    for (long row = 0; row < rows; ++row)
        need(engine->store().writeAndWait([&](store::Edit &edit) -> Result<void> {
            // Any but the credentials: they are changed rarely, and cannot be compressed.
            put(edit, row * users / rows, kItems[random() % (kItems.size() - 1)], random);
            return {};
        }));
}

/// The phases' seconds, also without the one that a copy by hand leaves out.
void print(Phases &phases)
{
    phases.print();
    std::printf("without_reading_back_s %.3f\n",
                phases.total() - phases.seconds(QStringLiteral("reading-back")));
}

void backUp(const Arguments &arguments, engine::BackUpWish::Content content)
{
    const auto engine = open(arguments);
    engine::BackupEncryption encryption;
    encryption.kind = engine::BackupEncryption::Kind::Recipient;
    encryption.recipient = QString::fromStdString(arguments.text("recipient"));
    need(engine->backups().setEncryption(encryption, {}, kWho));
    engine::BackUpWish wish;
    wish.content = content;
    Phases phases;
    const auto made = need(engine->backups().backUp(wish, kWho, phases.work()));
    print(phases);
    if ((made.file.kind == backup::BackupKind::Base) != (content == engine::BackUpWish::Content::Base))
        fail("a base was made in place of an increment");
    std::printf("file %s/%s\nbytes %lld\n", qUtf8Printable(made.place), qUtf8Printable(made.file.name),
                static_cast<long long>(made.file.size));
}

void restore(const Arguments &arguments)
{
    QFile identity(QString::fromStdString(arguments.text("identity-file")));
    if (!identity.open(QIODevice::ReadOnly))
        fail(identity.errorString().toStdString());
    QByteArray key;
    for (key = identity.readLine(); key.startsWith('#');) // as age-keygen writes it
        key = identity.readLine();
    const QByteArray text = key.trimmed();
    const auto engine = open(arguments);
    Phases phases;
    const auto prepared = need(engine->backups().prepareRestore(
        {engine::BackupSource::Kind::File, QString::fromStdString(arguments.text("file"))},
        SecretBytes(QByteArrayView(text)), phases.work()));
    need(engine->backups().restore(prepared, {true, false}, kWho, phases.work()));
    print(phases);
    std::printf("store %s\n", qUtf8Printable(engine->store().location().file));
}

} // namespace

int main(int count, char **values)
{
    const QCoreApplication app(count, values);
    const Arguments arguments(count, values);
    const std::string &step = arguments.text("step");
    if (step == "fill")
        fill(arguments);
    else if (step == "change")
        change(arguments);
    else if (step == "base")
        backUp(arguments, engine::BackUpWish::Content::Base);
    else if (step == "increment")
        backUp(arguments, engine::BackUpWish::Content::Increment);
    else if (step == "restore")
        restore(arguments);
    else
        fail("no such step");
    std::printf("peak_mb %.1f\n", double(peakMemoryOf(std::to_string(getpid()))) / 1024);
}
