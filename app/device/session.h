#pragma once

#include "app/device/command.h"
#include "core/base/result.h"
#include "core/client/control_protocol.h"

#include <QCommandLineParser>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>

namespace retinue::device {

/// One run of a command: what was given on the command line, the way to the device, and what is printed.
class Session
{
public:
    Session(QString home, bool json, const QCommandLineParser &parser)
        : m_home(std::move(home))
        , m_json(json)
        , m_parser(parser)
    {
    }

    [[nodiscard]] const QString &home() const { return m_home; }
    [[nodiscard]] bool isJson() const { return m_json; }
    [[nodiscard]] const QCommandLineParser &parser() const { return m_parser; }
    [[nodiscard]] QStringList arguments() const { return m_parser.positionalArguments(); }
    [[nodiscard]] bool has(const QString &option) const { return m_parser.isSet(option); }
    [[nodiscard]] QString value(const QString &option) const { return m_parser.value(option); }

    /// Whether a command works without an agent, by opening the home itself.
    enum class Without { Agent, NoAgent };
    /// Asks the agent; with Without::Agent, and when none runs, the home itself.
    [[nodiscard]] Result<QJsonObject> ask(const QJsonObject &request, Without without = Without::NoAgent);
    /// The same of an answer in parts, which `parts` is given one after the other.
    [[nodiscard]] Result<QJsonObject> ask(const QJsonObject &request, const client::control::Parts &parts,
                                          Without without);

    /// Prints a result: as JSON, or as `inWords` says it. Returns the exit code.
    int finish(const Result<QJsonObject> &result, const std::function<QString(const QJsonObject &)> &inWords);
    /// Asks for a command that needs nothing but its name, and prints the result. Returns the exit code.
    int pass(const QString &command, const std::function<QString(const QJsonObject &)> &inWords,
             Without without = Without::NoAgent);
    /// Prints a failure. Returns the exit code.
    int fail(const Error &error);
    /// The same, with what is known all the same: a member "result" beside "error". Returns the exit code.
    int failWith(const Error &error, const QJsonObject &result);
    /// Says what is wrong with the command line. Returns the exit code.
    int misused(const QString &what);
    /// To standard output, with a line end.
    void say(const QString &text);
    void sayJson(const QJsonObject &object);
    /// To standard error: hints and questions, which no script reads.
    void hint(const QString &text);

private:
    QString m_home;
    bool m_json;
    const QCommandLineParser &m_parser;
    bool m_noAgent = false;
};

/// Adds --user, --domain, --group and --shared, by which a command names whose settings it means.
void describeOwner(QCommandLineParser &parser);
/// What is wrong with these options together; empty: nothing.
[[nodiscard]] QString ownerMisuse(const Session &session);
/// The members of a request that name the owner given on the command line; none given: none.
[[nodiscard]] Result<QJsonObject> ownerGiven(const Session &session);

} // namespace retinue::device
