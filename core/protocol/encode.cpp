#include "core/protocol/codec.h"
#include "core/protocol/json_writer.h"
#include "core/protocol/words.h"

namespace retinue::protocol {
namespace {

template<typename Tag>
QByteArray hex(const base::Id<Tag> &id)
{
    return id.toBytes().toHex();
}

void writeInfo(JsonWriter &json, const DeviceInfo &info)
{
    json.name("name").text(info.name);
    json.name("serialNumber").text(info.serialNumber);
    json.name("location").text(info.location);
    json.name("productName").text(info.productName);
    json.name("version").text(info.version);
}

void writeSetting(JsonWriter &json, const SettingState &setting)
{
    json.name("item").text(setting.item);
    json.name("revision").number(setting.revision.value);
    if (setting.deleted)
        json.name("deleted").boolean(true);
    else if (setting.atLogin)
        json.name("atLogin").boolean(true);
    else
        json.name("value").spliced(setting.value);
}

/// A whole message: the object with these members.
template<typename Members>
QByteArray object(Members members, qsizetype expectedSize = 256)
{
    JsonWriter json(expectedSize);
    json.beginObject();
    members(json);
    json.endObject();
    return json.take();
}

/// A member that is a list; `write` writes each element.
template<typename List, typename Write>
void writeList(JsonWriter &json, QByteArrayView name, const List &list, Write write)
{
    json.name(name).beginArray();
    for (const auto &element : list)
        write(element);
    json.endArray();
}

/// The same of objects; `write` writes each one's members.
template<typename List, typename Write>
void writeObjects(JsonWriter &json, QByteArrayView name, const List &list, Write write)
{
    writeList(json, name, list, [&](const auto &element) {
        json.beginObject();
        write(element);
        json.endObject();
    });
}

void writeOwned(JsonWriter &json, const std::vector<DisplacedSetting> &settings)
{
    writeObjects(json, "settings", settings, [&](const DisplacedSetting &setting) {
        json.name("owner").owner(setting.owner);
        json.name("item").text(setting.item);
        json.name("value").spliced(setting.value);
    });
}

/// Of an installation that never moved nothing is said.
void writeTerm(JsonWriter &json, const ServerTerm &term)
{
    if (term.number == 0)
        return;
    json.name("term").beginObject();
    json.name("number").number(term.number);
    json.name("signature").ascii(term.signature.toHex());
    json.endObject();
}

} // namespace

QByteArray encode(const ServerDescription &message)
{
    return object([&](JsonWriter &json) {
        json.name("version").text(message.version);
        json.name("installation").ascii(hex(message.installation));
        json.name("generation").ascii(hex(message.generation));
        json.name("name").text(message.name);
        json.name("caFingerprint").text(message.caFingerprint);
        writeTerm(json, message.term);
    });
}

QByteArray encode(const EnrolmentRequest &message)
{
    return object([&](JsonWriter &json) {
        json.name("device").beginObject();
        writeInfo(json, message.device);
        json.endObject();
        if (message.code.isEmpty()) {
            json.name("administrator").text(message.administrator);
            json.name("password").text(message.password);
        } else {
            json.name("code").text(message.code);
        }
    });
}

QByteArray encode(const EnrolmentAnswer &message)
{
    return object([&](JsonWriter &json) {
        json.name("deviceId").ascii(hex(message.deviceId));
        json.name("token").text(message.token);
        json.name("installation").ascii(hex(message.installation));
    });
}

QByteArray encode(const StartRequest &message)
{
    return object([&](JsonWriter &json) {
        json.name("mode").ascii(words::of(message.mode, words::kStartModes));
        if (message.generation)
            json.name("generation").ascii(hex(*message.generation));
        json.name("scopeEpoch").number(message.scopeEpoch);
        writeObjects(json, "scopes", message.scopes, [&](const TakenStep &taken) {
            json.name("item").text(taken.item);
            json.name("step").ascii(hex(taken.step));
        });
        writeTerm(json, message.term);
    });
}

QByteArray encode(const StartAnswer &message)
{
    return object([&](JsonWriter &json) {
        json.name("state").state(message.state);
        json.name("scopeEpoch").number(message.scopeEpoch);
        json.name("otherGeneration").boolean(message.otherGeneration);
        writeObjects(json, "scopes", message.scopes, [&](const ScopeStep &step) {
            json.name("item").text(step.item);
            json.name("scope").ascii(words::of(step.scope, words::kScopes));
            if (step.step)
                json.name("step").ascii(hex(*step.step));
            json.name("action").ascii(words::of(step.action, words::kScopeActions));
        });
        writeTerm(json, message.term);
    });
}

QByteArray encode(const ReconcileRequest &message)
{
    return object([&](JsonWriter &json) {
        json.name("mode").ascii(words::of(message.mode, words::kStartModes));
        json.name("generation").ascii(hex(message.generation));
        writeObjects(json, "owners", message.owners, [&](const HeldOwner &held) {
            json.name("owner").owner(held.owner);
            if (held.partial)
                json.name("partial").boolean(true);
            writeObjects(json, "settings", held.settings, [&](const HeldSetting &setting) {
                json.name("item").text(setting.item);
                if (!setting.digest.isEmpty())
                    json.name("digest").ascii(setting.digest.toHex());
                if (setting.revision)
                    json.name("revision").number(setting.revision->value);
            });
        });
    });
}

QByteArray encode(const ReconcileAnswer &message)
{
    return object([&](JsonWriter &json) {
        json.name("state").state(message.state);
        writeObjects(json, "owners", message.owners, [&](const ReconciledOwner &owner) {
            json.name("owner").owner(owner.owner, owner.id);
            writeObjects(json, "settings", owner.settings, [&](const ReconciledSetting &setting) {
                json.name("item").text(setting.item);
                json.name("action").ascii(words::of(setting.action, words::kActions));
                json.name("revision").number(setting.revision.value);
                if (!setting.value.isEmpty())
                    json.name("value").spliced(setting.value);
            });
        });
    });
}

QByteArray encode(const PanelLogin &message)
{
    return object([&](JsonWriter &json) {
        json.name("user").owner(message.user);
        writeList(json, "groups", message.groups, [&](const OwnerKey &group) { json.owner(group); });
        if (message.repeated)
            json.name("repeated").boolean(true);
    });
}

QByteArray encode(const OwnerSettings &message)
{
    qsizetype size = 512;
    for (const SettingState &setting : message.settings)
        size += setting.value.size() + 128;
    return object(
        [&](JsonWriter &json) {
            json.name("owner").owner(message.owner, message.id);
            json.name("state").state(message.state);
            json.name("complete").boolean(message.complete);
            writeObjects(json, "settings", message.settings,
                         [&](const SettingState &setting) { writeSetting(json, setting); });
        },
        size);
}

QByteArray encode(const ChangeAnswer &message)
{
    return object(
        [&](JsonWriter &json) {
            json.name("owner").ascii(hex(message.owner));
            json.name("state").state(message.state);
            json.name("created").boolean(message.created);
            json.name("merged").boolean(message.merged);
            if (!message.value.isEmpty())
                json.name("value").spliced(message.value);
        },
        message.value.size() + 256);
}

QByteArray encode(const Changes &message)
{
    qsizetype size = 512;
    for (const ChangedSetting &changed : message.changed)
        size += changed.setting.value.size() + 256;
    return object(
        [&](JsonWriter &json) {
            json.name("oldState").state(message.oldState);
            json.name("newState").state(message.newState);
            json.name("hasMore").boolean(message.hasMore);
            writeObjects(json, "changed", message.changed, [&](const ChangedSetting &changed) {
                json.name("owner").owner(changed.owner, changed.id);
                writeSetting(json, changed.setting);
            });
            writeList(json, "ownersDeleted", message.ownersDeleted,
                      [&](const OwnerId &id) { json.ascii(hex(id)); });
        },
        size);
}

QByteArray encode(const DeviceInfo &message)
{
    return object([&](JsonWriter &json) { writeInfo(json, message); });
}

QByteArray encode(const DeviceDescription &message)
{
    return object([&](JsonWriter &json) {
        json.name("id").ascii(hex(message.id));
        writeInfo(json, message.info);
        json.name("state").ascii(words::of(message.state, words::kDeviceStates));
    });
}

QByteArray encode(const std::vector<DisplacedSetting> &message)
{
    return object([&](JsonWriter &json) { writeOwned(json, message); });
}

QByteArray encode(const KeptValues &message)
{
    return object([&](JsonWriter &json) {
        writeOwned(json, message.settings);
        json.name("last").boolean(message.last);
    });
}

QByteArray encode(const OwnerSeeds &message)
{
    return object([&](JsonWriter &json) {
        if (message.id)
            json.name("id").ascii(hex(*message.id));
        writeObjects(json, "seeds", message.seeds, [&](const Seed &seed) {
            json.name("item").text(seed.item);
            json.name("step").ascii(hex(seed.step));
            json.name("value").spliced(seed.value);
        });
    });
}

QByteArray encode(const DigestReport &message)
{
    return object([&](JsonWriter &json) {
        if (message.continued)
            json.name("continued").boolean(true);
        writeObjects(json, "owners", message.owners, [&](const OwnerDigest &digest) {
            json.name("id").ascii(hex(digest.id));
            json.name("state").state(digest.state);
            json.name("digest").ascii(digest.digest.toHex());
        });
    });
}

QByteArray encode(const std::vector<OwnerId> &message)
{
    return object([&](JsonWriter &json) {
        writeList(json, "owners", message, [&](const OwnerId &id) { json.ascii(hex(id)); });
    });
}

} // namespace retinue::protocol
