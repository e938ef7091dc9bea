#include "app/headless/command_table.h"

#include "app/control/user_commands.h"
#include "core/engine/backups.h"

#include <algorithm>

namespace retinue::headless {

namespace {

OptionSpec option(const char *name, const char *value, const char *help)
{
    return {QString::fromLatin1(name), QString::fromLatin1(value), QString::fromLatin1(help)};
}
OptionSpec number(const char *name, process::NumberRange range, const char *help)
{
    OptionSpec made = option(name, "N", help);
    made.range = range;
    return made;
}
OptionSpec onlyWith(const char *needed, OptionSpec made)
{
    made.needs = QString::fromLatin1(needed);
    return made;
}
OptionSpec list(const char *name, const char *value, const char *help)
{
    OptionSpec made = option(name, value, help);
    made.isList = true;
    return made;
}

const OptionSpec kPasswordFile =
    option("password-file", "FILE", "the password is the first line of FILE (\"-\": of standard input)");

constexpr int kAnyNumber = 10'000;
constexpr int kMostThreads = 256; // more serve nobody on any machine

std::vector<CommandSpec> makeCommands()
{
    const auto text = [](const char *s) { return QString::fromUtf8(s); };
    const QString device = text("DEVICE");
    const QString whichDevice =
        text("DEVICE is a serial number, a name, or the first eight or more characters of an id\n"
             "(see: retinued device list).");
    const QString whichScope =
        text("ITEM is an item of: retinued scope show, or \"all\"; SCOPE is \"shared\" or "
             "\"device-specific\".");
    return {
        {text("run"),
         {},
         text("start the server"),
         text("Starts the server and stays until SIGTERM or SIGINT. At the first start it makes a "
              "certificate\n"
              "authority of its own, prints its fingerprint (devices ask to confirm it), and needs a first\n"
              "administrator: it asks for one on a terminal, or takes --first-administrator.\n"
              "One data folder has one server; commands given meanwhile talk to it."),
         0,
         0,
         {option("listen", "ADDRESS", "numeric address to listen on (default: all, \"::\")"),
          number("port", process::kAnyPort, "port (default: 8443; 0 takes a free one)"),
          option("standby", "", "stand by for another server from now on, which replicates to this machine"),
          number("threads", {1, kMostThreads}, "network threads (default: one for each core, at least two)"),
          option("no-announce", "",
                 "do not announce the server on the local network, where devices without an address look for "
                 "it"),
          list("host-name", "NAME",
               "a further host name or address for the server's certificate; repeatable"),
          option("first-administrator", "ID",
                 "with --password-file: makes this administrator if there is none yet"),
          onlyWith("first-administrator", kPasswordFile)}},
        {text("status"),
         {},
         text("what the running server does"),
         text("Address, CA fingerprint, users, devices, requests. Exit code 6 when no server runs on the "
              "folder."),
         0,
         0,
         {}},
        {text("administrator add"),
         text("ID"),
         text("add an administrator"),
         text("Administrators may enrol devices with their ID and password. A password has 8 to 128 "
              "characters;\n"
              "it is asked for on a terminal, or read from --password-file."),
         1,
         1,
         {kPasswordFile}},
        {text("administrator list"), {}, text("list the administrators"), {}, 0, 0, {}},
        {text("administrator set-password"),
         text("ID"),
         text("set an administrator's password"),
         text("Asked for on a terminal, or read from --password-file."),
         1,
         1,
         {kPasswordFile}},
        {text("administrator remove"),
         text("ID"),
         text("remove an administrator"),
         text("The last one cannot be removed."),
         1,
         1,
         {}},
        {text("code new"),
         {},
         text("make an enrolment code"),
         text("An enrolment code enrols devices without an administrator's password. It is shown once."),
         0,
         0,
         {number("minutes", {1, 43'200}, "valid for so long (default: 15; at most 43200)"),
          number("uses", {1, 10'000}, "enrols so many devices (default: 1; at most 10000)")}},
        {text("code list"), {}, text("list the enrolment codes that can still be used"), {}, 0, 0, {}},
        {text("code revoke"),
         text("NUMBER"),
         text("make an enrolment code useless"),
         text("NUMBER as in: retinued code list"),
         1,
         1,
         {}},
        {text("device list"),
         {},
         text("list the enrolled devices"),
         {},
         0,
         0,
         {option("filter", "TEXT",
                 "only those with TEXT in name, serial number, location, product or address")}},
        {text("device start"), device, text("let a stopped device take part again"), whichDevice, 1, 1, {}},
        {text("device stop"),
         device,
         text("stop a device: it keeps its data and follows no more"),
         whichDevice,
         1,
         1,
         {}},
        {text("device remove"),
         device,
         text("remove a device: its token is void at once"),
         whichDevice,
         1,
         1,
         {}},
        {text("device resend"),
         device,
         text("have a device compare and take the server's data where it differs"),
         whichDevice,
         1,
         1,
         {}},
        {text("scope show"),
         {},
         text("list the items, and which are shared and which device-specific"),
         {},
         0,
         0,
         {}},
        {text("scope plan"),
         text("[ITEM=SCOPE...]"),
         text("say what a change of sharing would do to the data"),
         whichScope,
         0,
         kAnyNumber,
         {number("undo", {1, 1'000'000'000}, "of taking back the change with this number")}},
        {text("scope apply"),
         text("ITEM=SCOPE..."),
         text("change which items are shared"),
         whichScope +
             text("\nOnly while every device is stopped: retinued scope stop-all. It initializes data on the "
                  "server\n"
                  "and on each device at its next start; first see: retinued scope plan. A backup is made "
                  "before,\n"
                  "as retinued backup makes them. Asks first on a terminal; elsewhere --yes is needed."),
         1,
         kAnyNumber,
         {option("keep-values", "DEVICE", "this device's values become the shared ones"),
          option("no-backup", "", "make no backup first"), option("yes", "", "do not ask")}},
        {text("scope undo"),
         text("NUMBER"),
         text("take a change of sharing back, with what it initialized on the server"),
         text(
             "NUMBER is one of: retinued scope history. What devices had for themselves does not come back.\n"
             "Asks first on a terminal; elsewhere --yes is needed."),
         1,
         1,
         {option("no-backup", "", "make no backup first"), option("yes", "", "do not ask")}},
        {text("scope history"),
         {},
         text("list the changes of sharing, and which of them can be taken back"),
         {},
         0,
         0,
         {}},
        {text("scope stop-all"), {}, text("stop every device, so that sharing can be changed"), {}, 0, 0, {}},
        {text("scope start-again"),
         {},
         text("start those that scope stop-all has stopped"),
         text("Waits for their answers, and names those that do not answer."),
         0,
         0,
         {number("wait", {0, 3600}, "at most so many seconds (default: 30)")}},
        {text("scope go-on"), {}, text("finish a change of sharing that was interrupted"), {}, 0, 0, {}},
        {text("scope give-up-kept"),
         {},
         text("wait no longer for the device whose values are to be kept"),
         text("What it has is initialized, as on every device."),
         0,
         0,
         {}},
        {text("user search"),
         text("[TEXT]"),
         text("search users and groups with settings on the server"),
         text(
             "TEXT is any part of a user name or group ID, or DOMAIN\\PART; case and accents do not matter.\n"
             "Without it everything is listed."),
         0,
         1,
         {option("kind", "KIND", "only \"user\" or only \"group\""),
          option("sort", "ORDER", "\"name\" (default), or by the last change \"newest\" or \"oldest\" first"),
          number("unchanged-months", {1, 1200}, "only those whose settings have not changed for N months"),
          number("limit", {1, control::kMostListed}, "at most so many (default: 1000; at most 50000)")}},
        {text("user show"),
         text("NAME"),
         text("show what is stored for a user (or group), item by item"),
         text("NAME is a user name, or DOMAIN\\NAME. The values are in the answer of --json; stored "
              "credentials\n"
              "are never shown."),
         1,
         1,
         {option("group", "", "NAME is a group ID")}},
        {text("user list"),
         {},
         text("list the users (or groups) with settings on the server"),
         {},
         0,
         0,
         {option("filter", "TEXT", "only those with TEXT in their name"),
          option("groups", "", "groups instead of users"),
          number("limit", {1, control::kMostListed}, "at most so many (default: 1000; at most 50000)")}},
        {text("user delete"),
         text("NAME..."),
         text("delete all settings of users (or groups)"),
         text("NAME is a user name, or DOMAIN\\NAME. The data goes from the server, and from every device "
              "that takes\n"
              "part at its next contact; stopped devices bring their copies back when they are started.\n"
              "It can be brought back for some time: retinued user deleted.\n"
              "Asks first on a terminal; elsewhere --yes is needed."),
         1,
         kAnyNumber,
         {option("groups", "", "the names are group IDs"), option("yes", "", "do not ask"),
          option("dry-run", "", "delete nothing, say what would be deleted")}},
        {text("user deleted"),
         text("[TEXT]"),
         text("list what was deleted or displaced and can be brought back"),
         text("TEXT is any part of a user name or group ID. The newest comes first."),
         0,
         1,
         {number("limit", {1, control::kMostListed}, "at most so many (default: 1000; at most 50000)")}},
        {text("user restore"),
         text("NUMBER..."),
         text("bring deleted data back"),
         text("NUMBER is one of: retinued user deleted. Where there are newer data they stay, unless "
              "--replace "
              "is\n"
              "given; what is replaced can be brought back in its turn."),
         1,
         kAnyNumber,
         {option("replace", "", "put the older data in the place of newer ones")}},
        {text("user purge"),
         text("NUMBER..."),
         text("delete for good what was deleted"),
         text("NUMBER is one of: retinued user deleted. It can never be brought back, and nothing readable "
              "of it "
              "stays\n"
              "in the server's files; backups made before still hold it.\n"
              "Asks first on a terminal; elsewhere --yes is needed."),
         1,
         kAnyNumber,
         {option("yes", "", "do not ask")}},
        {text("user take-over"),
         text("NAME DEVICE"),
         text("make one device's copy of a user's data the data"),
         text("What the server has of NAME can be brought back then (retinued user deleted). The "
              "device\nmust be connected; a started one is stopped and started again for it.\n") +
             whichDevice,
         2,
         2,
         {option("group", "", "NAME is a group ID")}},
        {text("user rename"),
         text("OLD NEW"),
         text("give a user's settings to their new name"),
         text(
             "OLD and NEW are user names, or DOMAIN\\NAME. For devices OLD is deleted: their copies go at "
             "the next\n"
             "contact, and the settings come at the next login as NEW. Refused when NEW has settings: "
             "user merge.\n"
             "Destinations that only devices hold are lost; stopped devices bring their copies back, and are "
             "named."),
         2,
         2,
         {option("dry-run", "", "change nothing, say whether it can be done")}},
        {text("user merge"),
         text("FROM INTO"),
         text("merge one user's settings into another's"),
         text(
             "FROM and INTO are user names, or DOMAIN\\NAME. What only FROM has goes over; address lists, "
             "buttons,\n"
             "histories and stored credentials are merged entry by entry. FROM is deleted then. All of FROM, "
             "and what\n"
             "INTO had where that changes, can be brought back: retinued user deleted. Destinations that "
             "only "
             "devices\n"
             "hold of FROM are lost; stopped devices bring their copies back, and are named."),
         2,
         2,
         {option("keep", "", "where both have a setting, INTO's stays (default)"),
          option("replace", "", "where both have a setting, FROM's takes its place"),
          option("dry-run", "", "change nothing, say what would become of each setting")}},
        {text("user import"),
         text("FILE"),
         text("import users, groups and their settings from a file"),
         text("FILE is a login-user CSV, an address book CSV, or a package of \"retinued user export\". Bad "
              "records are\n"
              "listed by line, field and reason; without --apply-good one of them keeps everything out. "
              "Devices "
              "keep\n"
              "syncing meanwhile. It can be undone for some time: retinued user imports."),
         1,
         1,
         {option("existing", "WHAT",
                 "settings that are there already: \"keep\" them (default), \"replace\" them, or \"merge\" "
                 "entries into them"),
          option("dry-run", "", "change nothing, say what would be changed"),
          option("apply-good", "", "import the good records although others are bad"),
          option("user", "NAME", "whose the addresses become that belong to nobody: a user"),
          option("group", "ID", "or a group"),
          option("charset", "NAME", "of a file that does not say it itself (UTF-8, Shift_JIS, ...)"),
          option("passphrase-file", "FILE", "the package's passphrase is the first line of FILE")}},
        {text("user export"),
         text("FILE"),
         text("export users, groups and their settings into a file"),
         text("A package has everything, exactly, but for stored credentials: those only under a passphrase. "
              "The "
              "other\n"
              "formats are read by devices, and have a part of it. FILE is written whole, or not at all, and "
              "only\n"
              "its owner can read it."),
         1,
         1,
         {option("all", "", "everybody, and what all devices share"),
          option("search", "TEXT", "whoever has TEXT in a user name or group ID"),
          list("user", "NAME", "this user; repeatable"), list("group", "ID", "this group; repeatable"),
          option("format", "FORMAT",
                 "\"package\" (default), \"address-book-csv\", \"address-book-csv-0002\" or "
                 "\"login-user-csv\"; of one "
                 "user or group also \"abk\", \"sharp-csv\", \"xerox-csv\", \"ldif\", \"vcard\""),
          option("passphrase-file", "FILE",
                 "seal the package under the first line of FILE (8 characters or more), and put stored "
                 "credentials in"),
          option("overwrite", "", "replace FILE if it is there already")}},
        {text("user imports"),
         {},
         text("list the imports, and which of them can be undone"),
         text("The newest comes first. An import can be undone as long as deleted data can be brought back."),
         0,
         0,
         {}},
        {text("user undo-import"),
         text("NUMBER"),
         text("undo an import"),
         text("NUMBER is one of: retinued user imports. Settings that nobody has changed since get their "
              "former\n"
              "values back, or go; the others stay and are listed."),
         1,
         1,
         {}},
        {text("user drop-import"),
         text("NUMBER"),
         text("give up what is left of an import that waits"),
         text("An import waits when stored credentials are left and the data key is locked; NUMBER is one "
              "of:\n"
              "retinued user imports. What it has done stays, and can be undone."),
         1,
         1,
         {}},
        {text("backup"),
         {},
         text("back the store up"),
         text("Into the device's folder (DATA/backups unless another one is set), or to the network "
              "destination that "
              "is\nset. Each backup is read back before it counts; the newest three stay unless something "
              "else is set\n(retinued retention).\n"
              "Errors begin with a code (DBBU01 to DBBU06); the log says what to check."),
         0,
         0,
         {option("to", "PLACE", "\"device\" (default) or \"network\""),
          option("increment", "", "only what has changed since the newest backup there"),
          option("stop-replication", "", "if it is set: stop it for the backup, and start it again"),
          option("passphrase-file", "FILE", "encrypt it under the first line of FILE")}},
        {text("retention"),
         {},
         text("show or set how many backups stay"),
         text("At each place, the device and the network. Older ones go after the next base that was read "
              "back and\nwhose content is what its digests say; a base with its increments is one backup. "
              "Without options it shows what is set;\nwhat is not named stays as it is."),
         0,
         0,
         {number("last", {1, engine::BackupRetention::kMostLast}, "so many of the newest"),
          number("weeks", {0, engine::BackupRetention::kMostWeeks},
                 "besides, the last one of each of so many weeks"),
          number("months", {0, engine::BackupRetention::kMostMonths}, "likewise of months"),
          option("one", "", "a single one, as on the device: the next one replaces it")}},
        {text("list"),
         {},
         text("list the backups"),
         text("The newest first. Of encrypted ones that were not made here it needs the passphrase to tell "
              "more than time "
              "and\nsize."),
         0,
         0,
         {option("from", "PLACE", "\"device\" (default) or \"network\""),
          option("passphrase-file", "FILE", "the passphrase or key is the first line of FILE")}},
        {text("verify"),
         text("BACKUP"),
         text("prove that a backup can be restored"),
         text("BACKUP is a name of \"retinued list\", or the path of a file. It is read whole, with those it "
              "builds upon; "
              "the\nstore is not touched."),
         1,
         1,
         {option("from", "PLACE", "where a name is: \"device\" (default) or \"network\""),
          option("trial", "", "restore it into a scratch store, and compare the content"),
          option("passphrase-file", "FILE", "the passphrase or key is the first line of FILE")}},
        {text("restore"),
         text("BACKUP"),
         text("replace the whole store by a backup"),
         text("BACKUP is a name of \"retinued list\", or the path of a file. All or nothing is replaced. The "
              "replaced "
              "store\nbecomes a backup itself. Users who were deleted since are deleted again. On an empty "
              "data folder "
              "an\nencrypted backup brings the server's identity and its devices along.\n"
              "Asks first on a terminal; elsewhere --yes is needed. Errors begin with a code (DBRS01 to "
              "DBRS04)."),
         1,
         1,
         {option("from", "PLACE", "where a name is: \"device\" (default) or \"network\""),
          option("dry-run", "", "change nothing, say what would be lost"),
          option("keep-deleted", "", "users who were deleted since come back"),
          option("discard", "", "do not keep the replaced store"),
          option("stop-replication", "", "if it is set: stop it, and leave it stopped"),
          option("passphrase-file", "FILE", "the passphrase or key is the first line of FILE"),
          option("yes", "", "do not ask")}},
        {text("notify show"), {}, text("show who is told of failures, and whether that works"), {}, 0, 0, {}},
        {text("notify set"),
         text("CHANNEL"),
         text("set who is told of failures"),
         text("CHANNEL is \"mail\", \"webhook\", \"system-log\" (syslog, or Windows' event log), or \"all\" "
              "for "
              "what they share.\n"
              "Each failure that the overview shows is told once, and once more when it is over. What is not "
              "given\n"
              "stays as it is. Passwords are kept sealed. Try it afterwards: retinued notify test CHANNEL."),
         1,
         1,
         {option("off", "", "tell nobody by this channel any more"),
          option("host", "HOST", "mail: name or address of the mail server"),
          number("port", process::kAnyPort, "mail: its port (0, default: 587, 465 or 25)"),
          option("security", "HOW",
                 "mail: \"starttls\" (default), \"tls\" or \"none\", which is for this machine itself"),
          option("allow-plain", "", "mail: with --security none also to another machine, without a password"),
          option("user", "NAME", "mail: who signs in (\"\": nobody)"), kPasswordFile,
          option("no-password", "", "forget the password or secret that is kept"),
          option("from", "ADDRESS", "mail: whom it comes from"),
          list("to", "ADDRESS", "mail: whom it goes to; repeatable"),
          option("url", "URL", "webhook: where JSON is sent to (https); the password is its bearer secret"),
          option("warnings", "WHAT",
                 "all: \"yes\": also tell of what is to be looked after; \"no\" (default)"),
          option("trust-ca", "FILE",
                 "all: servers have to be certified by the authority in FILE (PEM); \"system\": by those of "
                 "the system")}},
        {text("notify test"),
         text("CHANNEL"),
         text("send a test, and say which step failed if one does"),
         text("CHANNEL is \"mail\", \"webhook\" or \"system-log\". Sends by what is set, also while it is "
              "off."),
         1,
         1,
         {}},
        {text("replication status"),
         {},
         text("how far the copy on the other machine is, or what this machine stands by for"),
         text("With the last runs. On a machine that stands by: for which server, with which state."),
         0,
         0,
         {}},
        {text("replication start"),
         text("ADDRESS"),
         text("copy the store to another machine, from now on"),
         text("ADDRESS (HOST or HOST:PORT) is a machine that stands by (there: retinued run --standby). "
              "Without\n"
              "--fingerprint it says who is there, and nothing is sent. The password is used once and kept "
              "nowhere.\n"
              "To change the destination, stop replication first."),
         1,
         1,
         {option("administrator", "ID", "System Manager ID of the destination"),
          option("passphrase-file", "FILE", "the password is the first line of FILE"),
          option("fingerprint", "FINGERPRINT", "of the destination, as it shows it itself"),
          number("interval", {5, 1440}, "minutes between two runs (default: 60)"),
          number("updates", {1, 100'000}, "runs at once after so many updated records (default: 100)")}},
        {text("replication stop"),
         {},
         text("stop replication"),
         text("A run that is at work is cancelled. The destination keeps its copy and is free for another "
              "server."),
         0,
         0,
         {}},
        {text("replication now"), {}, text("replicate now"), {}, 0, 0, {}},
        {text("replication verify"),
         {},
         text("prove that the copy is equal"),
         text("Recomputes everything from the content at both ends. What differs is named and repaired."),
         0,
         0,
         {}},
        {text("replication recover"),
         {},
         text("bring the copy back to this server"),
         text("Replaces the whole store by the copy at the destination. --dry-run says of when it is and "
              "what would be\n"
              "lost. Replication is stopped, and stays stopped. On a machine that does not replicate itself: "
              "--from with\n"
              "--administrator, --passphrase-file and --fingerprint of the machine that has the copy. On a "
              "new machine, while no\n"
              "program runs on its data folder, the server's identity and devices come with it, so that none "
              "is enrolled again."),
         0,
         0,
         {option("dry-run", "", "change nothing, say what would be lost"), option("yes", "", "it is meant"),
          option("discard", "", "do not keep the replaced store"),
          option("from", "ADDRESS", "the machine that has the copy"),
          option("administrator", "ID", "System Manager ID there"),
          option("passphrase-file", "FILE", "the password is the first line of FILE"),
          option("fingerprint", "FINGERPRINT", "as that machine shows it itself")}},
        {text("replication promote"),
         {},
         text("take over for the server that is lost (on the machine that stands by)"),
         text(
             "The copy becomes this machine's store, with the server's identity and devices; this machine's\n"
             "administrators stay. Stop the program on this data folder first. Give this machine the name "
             "and address of\n"
             "the lost server: devices look for those."),
         0,
         0,
         {option("yes", "", "it is meant")}},
        {text("replication serve-again"),
         {},
         text("be the server again, after another machine has taken over for this one"),
         text("Take the other machine off the network first. Devices that reach this one compare themselves "
              "with its\n"
              "store: what they changed at the other machine since is set aside as for any other store."),
         0,
         0,
         {option("yes", "", "it is meant")}},
        {text("replication unsent"),
         {},
         text("list what is not at the new server (on the server that was replaced)"),
         text(
             "When another machine has taken over: which settings were changed or deleted here after the "
             "newest copy\n"
             "that it is sure to have. --to saves the changed ones as a package for: retinued user import, "
             "on the new server.\n"
             "Deletions and what is never exported are in no file. If the new server was made from a backup, "
             "it may lack more."),
         0,
         0,
         {option("to", "FILE", "save the changed settings; FILE is written whole, or not at all"),
          onlyWith("to", option("passphrase-file", "FILE",
                                "seal it under the first line of FILE (8 characters or more), and put stored "
                                "credentials in")),
          onlyWith("to", option("overwrite", "", "replace FILE if it is there already")),
          number("limit", {1, 10'000}, "list at most so many, the newest first (default: 1000)")}},
        {text("replication leave"),
         {},
         text("stand by no more (on the machine that stands by)"),
         text("The copy is removed. At its next start the machine is a server."),
         0,
         0,
         {}},
        {text("replication department-id"),
         text("on|off"),
         text("say whether this machine has Department ID Management"),
         text("A machine that has it on cannot be the destination of a replication."),
         1,
         1,
         {}},
        {text("user keep"),
         text("[DAYS]"),
         text("show or set for how many days deleted data can be brought back"),
         text("0 to 3650; 30 if it was never set. 0: what is deleted is deleted for good at once."),
         0,
         1,
         {}},
    };
}

} // namespace

const std::vector<CommandSpec> &commands()
{
    static const std::vector<CommandSpec> kCommands = makeCommands();
    return kCommands;
}

const std::vector<OptionSpec> &commonOptions()
{
    static const std::vector<OptionSpec> kCommon{
        option("data", "FOLDER", "the data folder"),
        option("json", "", "the answer as JSON, for scripts"),
    };
    return kCommon;
}

const CommandSpec *findCommand(const QString &name)
{
    const auto found = std::find_if(commands().begin(), commands().end(),
                                    [&](const CommandSpec &command) { return command.name == name; });
    return found == commands().end() ? nullptr : &*found;
}

const OptionSpec *findOption(const CommandSpec &command, const QString &name)
{
    const auto found = std::find_if(command.options.begin(), command.options.end(),
                                    [&](const OptionSpec &option) { return option.name == name; });
    return found == command.options.end() ? nullptr : &*found;
}

const OptionSpec *findCommonOption(const QString &name)
{
    const auto found = std::find_if(commonOptions().begin(), commonOptions().end(),
                                    [&](const OptionSpec &option) { return option.name == name; });
    return found == commonOptions().end() ? nullptr : &*found;
}

} // namespace retinue::headless
