#pragma once

#include "core/client/export_data.h"
#include "core/client/replica.h"
#include "core/engine/job.h"
#include "ui/shell/machine.h"

#include <memory>
#include <vector>

namespace retinue::ui {

/// Of an encrypted package; null: none. Copies share it, and it is wiped with the last.
using Passphrase = std::shared_ptr<const SecretBytes>;

/// What users' data are written as.
enum class ExportFormat {
    Package,       ///< everything but secrets, exactly
    SealedPackage, ///< under a passphrase, with portable secrets
    AddressBook,   ///< the address lists, as devices read them
};

struct ExportOrder
{
    QString path;
    ExportFormat format = ExportFormat::Package;
    Passphrase passphrase;           ///< of a SealedPackage
    std::vector<OwnerKey> confirmed; ///< R24: who may be incomplete
};

struct ExportOutcome
{
    client::ExportReport report;
    std::int64_t bytes = 0;
};

/// Writes the file in one step; what was there before stays if it fails. Waits for the disk.
[[nodiscard]] Result<ExportOutcome> exportTo(const ExportOrder &order, const ClientParts &client,
                                             engine::Job &job);

/// What a file would bring, for the question before it is imported.
struct ImportPlan
{
    std::vector<client::ImportedSetting> settings;
    std::vector<client::ImportedUser> users;
    int owners = 0;
    int fresh = 0, changed = 0, same = 0; ///< settings; a secret one counts as changed
    QStringList problems;                 ///< the first of them
    int bad = 0;                          ///< records that are not taken over
};

/// Reads a package, a login-user CSV or an address book CSV, and compares it with what the client holds.
/// Waits for the disk. NotAuthenticated: it is an encrypted package, and the passphrase is missing or wrong.
[[nodiscard]] Result<ImportPlan> planImport(const QString &path, const Passphrase &passphrase,
                                            const ClientParts &client);

} // namespace retinue::ui
