#pragma once

#include "core/base/result.h"
#include "core/formats/reason.h"
#include "core/model/catalogue.h"
#include "core/model/owner.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

/// Files that devices export, as values. Pure: bytes in, values and problems out; thread-safe. Nothing is
/// applied here.
namespace retinue::formats {

/// The kinds of files; only those of the first two hold several owners and say whose an entry is.
enum class FileKind {
    LoginUsers,      ///< CSV of a device's users
    AddressBook,     ///< CSV of address lists
    AddressBlocks,   ///< their older text form (.abk)
    SharpAddresses,  ///< CSV of MX and BP devices
    XeroxAddresses,  ///< CSV of AltaLink and VersaLink devices
    KonicaAddresses, ///< tab-separated, of bizhub devices and those like them
    RicohAddresses,  ///< CSV (<device>_addr.csv)
    Ldif,            ///< RFC 2849
    VCard,           ///< RFC 6350 and RFC 2426 (4.0 and 3.0)
};

/// A setting that a file brings. The value has passed model::checkedValue. Its entries are keyed by ids that
/// stay the same when the file is read again, so it can replace what is there, or be merged into it as a
/// merge patch.
struct ImportedSetting
{
    OwnerKey owner = OwnerKey::allDevices();
    QString item;
    QByteArray value; ///< canonical
};

/// A person of a login-user file. Only the key and the groups are personal data as the catalogue knows them;
/// the rest is for whoever manages users. Passwords and PINs are never taken over: devices authenticate
/// users.
struct ImportedUser
{
    OwnerKey key = OwnerKey::allDevices();
    QString displayName, reading, mail, department;
    QStringList cardIds;
    std::vector<OwnerKey> groups;            ///< that the file names as theirs
    std::map<QString, QString> otherColumns; ///< not blank, as they are in the file
};

/// One thing that is wrong with, or was changed in, a file.
struct ImportProblem
{
    enum class Severity {
        Note,     ///< taken over, but not entirely as it stands
        Rejected, ///< the record was not taken over
    };
    Severity severity = Severity::Rejected;
    int line = 0;  ///< of the file, from 1; where the record begins. 0: the file as a whole
    QString field; ///< the column; may be empty
    Reason reason; ///< what is wrong and what to do; never a value (R12)
    QString part; ///< of a package: its entry, whose owner number `line` it is about; of an export: the owner

    /// In English: "line 12, mailaddress: ..."; "users/00001.json, owner 12, keychain: ...".
    [[nodiscard]] QString toString() const;
};

struct ImportResult
{
    FileKind kind = FileKind::LoginUsers;
    QString charset;                   ///< that it was read in
    std::map<QString, QString> header; ///< the comment lines: "CharSet" -> "UTF-8"
    std::vector<ImportedSetting> settings;
    std::vector<ImportedUser> users;
    std::vector<ImportProblem> problems; ///< by line
    struct Counts
    {
        int records = 0;  ///< read
        int accepted = 0; ///< taken over
        int rejected = 0; ///< each has its problem
        int repeated = 0; ///< of these: an earlier record's again, which was kept, as on a device
        int unowned = 0;  ///< the device's own addresses, which belong to nobody and stay there
    } counts;
};

struct ImportOptions
{
    QString charset;               ///< where the file does not say; empty: UTF-8
    std::optional<OwnerKey> owner; ///< gets the addresses that belong to nobody (a user or a group)
};

/// What a file is, by its content; nothing if it is none that can be imported.
[[nodiscard]] std::optional<FileKind> detectKind(QByteArrayView file);

/// Reads a file. InvalidInput: it is none of the known kinds, its charset is unknown or the wrong one, or its
/// column row is broken; TooLarge: over kMostFileBytes. Bad records are no error: they are in `problems`.
[[nodiscard]] Result<ImportResult> importFile(QByteArrayView file, const Catalogue &catalogue,
                                              const ImportOptions &options = {});

inline constexpr qsizetype kMostFileBytes = 64 * 1024 * 1024;

} // namespace retinue::formats
