#include "app/control/notice_commands.h"

#include "app/control/time_text.h"

#include <QJsonArray>

#include <algorithm>

namespace retinue::control {

namespace {

using engine::NoticeChannel;

const QString kAll = QStringLiteral("all");

Result<NoticeChannel> channelOf(const Request &request)
{
    const QString word = request.arguments.value(0);
    for (const NoticeChannel channel : engine::kNoticeChannels)
        if (engine::channelWord(channel) == word)
            return channel;
    return Error{
        ErrorCode::InvalidInput,
        QStringLiteral("\"%1\" is no way to tell anybody: it is \"mail\", \"webhook\" or \"system-log\"")
            .arg(word)};
}

/// Options that belong to other channels say nothing; who gives them means something else.
Result<void> checkOptions(const Request &request, const QStringList &allowed)
{
    const QStringList given = request.options.keys();
    for (const QString &name : given)
        if (!allowed.contains(name))
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("--%1 says nothing of \"%2\"").arg(name, request.arguments.value(0))};
    return {};
}

Result<engine::MailSecurity> securityOf(const QString &word)
{
    using engine::MailSecurity;
    for (const MailSecurity security : {MailSecurity::StartTls, MailSecurity::Tls, MailSecurity::None})
        if (engine::securityWord(security) == word)
            return security;
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("--security is \"starttls\" (default), \"tls\" or \"none\"")};
}

QStringList textsOf(const QJsonValue &json)
{
    QStringList texts;
    const QJsonArray list = json.toArray();
    for (const auto &text : list)
        texts << text.toString();
    return texts;
}

QJsonObject toJson(const engine::NoticeState &state)
{
    QJsonObject json{{QStringLiteral("on"), state.isOn}, {QStringLiteral("waiting"), state.waiting}};
    if (state.dropped > 0)
        json.insert(QStringLiteral("dropped"), state.dropped);
    if (state.lastSent)
        json.insert(QStringLiteral("lastSent"), timeText(*state.lastSent));
    if (state.trouble) {
        json.insert(QStringLiteral("failedStep"), engine::stepWord(state.trouble->step));
        json.insert(QStringLiteral("failedBecause"), state.trouble->why.detail);
        json.insert(QStringLiteral("failingSince"), timeText(state.trouble->since));
    }
    return json;
}

void insertMail(QJsonObject &json, const engine::MailSettings &mail)
{
    json.insert(QStringLiteral("host"), mail.host);
    json.insert(QStringLiteral("port"), mail.port);
    json.insert(QStringLiteral("security"), engine::securityWord(mail.security));
    json.insert(QStringLiteral("allowPlain"), mail.allowsPlain);
    json.insert(QStringLiteral("user"), mail.user);
    json.insert(QStringLiteral("password"), mail.hasPassword);
    json.insert(QStringLiteral("from"), mail.sender);
    json.insert(QStringLiteral("to"), QJsonArray::fromStringList(mail.recipients));
}

} // namespace

std::optional<Result<QJsonObject>> NoticeCommands::run(const Request &request)
{
    if (request.command == u"notify show")
        return show();
    if (request.command == u"notify set")
        return set(request);
    if (request.command == u"notify test")
        return test(request);
    return {};
}

QJsonObject NoticeCommands::show()
{
    const engine::NoticeSetup setup = m_notices.setup();
    QJsonObject json{{QStringLiteral("warnings"), setup.warnings},
                     {QStringLiteral("ownAuthority"), !setup.trustedCa.isEmpty()}};
    const std::vector<engine::NoticeState> states = m_notices.state();
    for (const engine::NoticeState &state : states) {
        QJsonObject channel = toJson(state);
        if (state.channel == NoticeChannel::Mail)
            insertMail(channel, setup.mail);
        if (state.channel == NoticeChannel::Webhook) {
            channel.insert(QStringLiteral("url"), setup.webhook.url);
            channel.insert(QStringLiteral("secret"), setup.webhook.hasSecret);
        }
        json.insert(engine::channelWord(state.channel), channel);
    }
    return json;
}

Result<QJsonObject> NoticeCommands::set(const Request &request)
{
    if (request.arguments.value(0) == kAll) {
        RETINUE_TRY(checkOptions(request, {QStringLiteral("warnings"), QStringLiteral("trust-ca")}));
        if (request.options.isEmpty())
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("\"notify set all\" needs --warnings or --trust-ca")};
        if (const QString warnings = request.text(QStringLiteral("warnings")); !warnings.isEmpty()) {
            if (warnings != u"yes" && warnings != u"no")
                return Error{ErrorCode::InvalidInput, QStringLiteral("--warnings is \"yes\" or \"no\"")};
            RETINUE_TRY(m_notices.setWarnings(warnings == u"yes", m_who));
        }
        if (const QString pem = request.text(QStringLiteral("trust-ca")); !pem.isEmpty())
            RETINUE_TRY(m_notices.setTrustedCa(pem == u"system" ? QString() : pem, m_who));
        return show();
    }
    const auto channel = channelOf(request);
    if (!channel)
        return channel.error();
    switch (*channel) {
    case NoticeChannel::Mail:
        RETINUE_TRY(setMail(request));
        break;
    case NoticeChannel::Webhook:
        RETINUE_TRY(setWebhook(request));
        break;
    case NoticeChannel::SystemLog:
        RETINUE_TRY(checkOptions(request, {QStringLiteral("off")}));
        RETINUE_TRY(m_notices.setSystemLog(!request.flag(QStringLiteral("off")), m_who));
        break;
    }
    return show();
}

Result<void> NoticeCommands::setMail(const Request &request)
{
    RETINUE_TRY(checkOptions(request, {QStringLiteral("off"), QStringLiteral("host"), QStringLiteral("port"),
                                       QStringLiteral("security"), QStringLiteral("allow-plain"),
                                       QStringLiteral("user"), QStringLiteral("no-password"),
                                       QStringLiteral("from"), QStringLiteral("to")}));
    engine::MailSettings mail = m_notices.setup().mail;
    mail.isOn = !request.flag(QStringLiteral("off"));
    const auto given = [&](const char *name) { return request.options.contains(QLatin1String(name)); };
    const auto text = [&](const char *name) { return request.text(QLatin1String(name)).trimmed(); };
    if (given("host") && mail.host.compare(text("host"), Qt::CaseInsensitive) != 0) {
        mail.host = text("host");
        mail.allowsPlain = false; // that was said of the former one
    }
    if (given("port"))
        mail.port = request.number(QStringLiteral("port")).value_or(-1);
    if (given("security")) {
        const auto security = securityOf(text("security"));
        if (!security)
            return security.error();
        mail.security = *security;
        mail.allowsPlain = false; // decided anew each time
    }
    if (given("allow-plain"))
        mail.allowsPlain = true;
    if (given("user"))
        mail.user = text("user");
    if (given("no-password"))
        mail.hasPassword = false;
    if (given("from"))
        mail.sender = text("from");
    if (given("to"))
        mail.recipients = textsOf(request.options.value(QStringLiteral("to")));
    return m_notices.setMail(mail, request.password, m_who);
}

Result<void> NoticeCommands::setWebhook(const Request &request)
{
    RETINUE_TRY(
        checkOptions(request, {QStringLiteral("off"), QStringLiteral("url"), QStringLiteral("no-password")}));
    engine::WebhookSettings webhook = m_notices.setup().webhook;
    webhook.isOn = !request.flag(QStringLiteral("off"));
    if (request.options.contains(QStringLiteral("url")))
        webhook.url = request.text(QStringLiteral("url")).trimmed();
    if (request.flag(QStringLiteral("no-password")))
        webhook.hasSecret = false;
    return m_notices.setWebhook(webhook, request.password, m_who);
}

Result<QJsonObject> NoticeCommands::test(const Request &request)
{
    const auto channel = channelOf(request);
    if (!channel)
        return channel.error();
    const auto delivery = m_notices.test(*channel, m_work.cancel);
    if (!delivery)
        return delivery.error();
    QJsonObject answer{{QStringLiteral("channel"), engine::channelWord(*channel)},
                       {QStringLiteral("delivered"), delivery->isDelivered}};
    if (delivery->failed) {
        answer.insert(QStringLiteral("failedStep"), engine::stepWord(*delivery->failed));
        answer.insert(QStringLiteral("failedBecause"), delivery->why ? delivery->why->detail : QString());
        answer.insert(QStringLiteral("next"), engine::stepNext(*delivery->failed));
    }
    return answer;
}

} // namespace retinue::control
