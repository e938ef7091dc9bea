#pragma once

#include "core/formats/import.h"

#include <QDateTime>

#include <vector>

/// Our own package: settings of any number of owners in one file, exactly. A zip (under a passphrase: a zip
/// inside an age file) of
///
///     manifest.json               format, version, time, counts, and the digest of every other entry
///     users/00001.json ...        owners with their groups and settings; also groups/... and all-devices/...
///     address-books/users-00001.csv ...    the address lists of that part for people and for devices
///
/// described by resources/package.schema.json. The JSON counts: the address books repeat it and are not read.
/// Pure; everything here is of one thread at a time.
namespace retinue::formats {

/// The ending of a package's name, without and with a passphrase.
inline constexpr const char *kPackageSuffix = ".zip";
inline constexpr const char *kSealedPackageSuffix = ".zip.age";

/// Above it: written by a newer version of the product.
inline constexpr int kPackageVersion = 1;

/// resources/package.schema.json (JSON Schema 2020-12), for who reads or makes packages with other programs.
[[nodiscard]] QByteArray packageSchema();

/// An owner as a package holds it.
struct PackageOwner
{
    struct Setting
    {
        QString item;
        QByteArray value; ///< canonical; read: has passed model::checkedValue

        friend bool operator==(const Setting &, const Setting &) = default;
    };
    OwnerKey key = OwnerKey::allDevices();
    std::vector<OwnerKey> groups; ///< of a user
    std::vector<Setting> settings;
};

struct PackageCounts
{
    qint64 users = 0, groups = 0; ///< owners; all devices count as neither
    qint64 settings = 0;
};

/// What a package says of itself.
struct PackageManifest
{
    QDateTime created;    ///< UTC; invalid if it does not say
    QString product;      ///< version of the product that wrote it; may be empty
    bool secrets = false; ///< settings of secret items are in it (R12)
    PackageCounts counts; ///< as it says; at the end a note tells if it has others
};

} // namespace retinue::formats
