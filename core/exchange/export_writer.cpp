#include "core/exchange/export_writer.h"

#include "core/formats/export.h"
#include "core/formats/package_writer.h"
#include "core/model/value_rules.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace retinue::exchange {

namespace {

void countIn(ExportReport &report, const OwnerKey &owner)
{
    if (owner.kind() != OwnerKind::AllDevices)
        ++(owner.kind() == OwnerKind::User ? report.users : report.groups);
}

void noteProblem(ExportReport &report, formats::ImportProblem problem)
{
    ++report.problemCount;
    if (report.problems.size() < ExportReport::kMostProblems)
        report.problems.push_back(std::move(problem));
}

class PackageExport : public ExportWriter
{
public:
    PackageExport(formats::PackageWriter writer, const Catalogue &catalogue, bool isSealed,
                  ExportReport &report)
        : m_writer(std::move(writer))
        , m_catalogue(catalogue)
        , m_isSealed(isSealed)
        , m_report(report)
    {
    }
    [[nodiscard]] bool takesSecrets() const override { return m_isSealed; }

    [[nodiscard]] Result<void> add(const OwnerKey &key, const std::vector<OwnerKey> &groups,
                                   const std::vector<store::SettingRow> &settings) override
    {
        formats::PackageOwner owner{key, groups, {}};
        for (const store::SettingRow &setting : settings)
            take(key, setting, owner);
        RETINUE_TRY(m_writer.add(owner));
        countIn(m_report, key);
        return {};
    }
    [[nodiscard]] Result<void> finish() override
    {
        RETINUE_TRY(m_writer.finish());
        m_report.settings = m_writer.counts().settings;
        return {};
    }

private:
    void take(const OwnerKey &key, const store::SettingRow &setting, formats::PackageOwner &owner)
    {
        const Item *item = m_catalogue.find(setting.item);
        const bool isSecret = setting.secret || (item && item->secret);
        if (isSecret && !m_isSealed) {
            ++m_report.secrets;
        } else if (setting.locked || setting.damaged) {
            ++m_report.locked;
        } else if (!item || (!item->portable && !item->secret)) {
            ++m_report.notPortable;
        } else if (auto checked = model::checkedValue(*item, QJsonDocument::fromJson(setting.value).object());
                   !checked) {
            // Rules change; one such value must not keep the others out.
            noteProblem(m_report, {formats::ImportProblem::Severity::Rejected, 0, item->id,
                                   formats::reasonOf(checked.error()), key.toString()});
        } else {
            owner.settings.push_back({item->id, *std::move(checked)});
        }
    }

    formats::PackageWriter m_writer;
    const Catalogue &m_catalogue;
    const bool m_isSealed;
    ExportReport &m_report;
};

/// One of the devices' formats.
class DeviceFileExport : public ExportWriter
{
public:
    DeviceFileExport(ExportFormat format, formats::FileKind kind, ByteSink sink, const Catalogue &catalogue,
                     ExportReport &report)
        : m_kind(kind)
        , m_sink(std::move(sink))
        , m_catalogue(catalogue)
        , m_report(report)
    {
        if (kind == formats::FileKind::LoginUsers)
            m_options.otherColumns << QStringLiteral("usergroupname");
        if (format == ExportFormat::OlderAddressBook)
            m_options.addressBook = formats::AddressBookVersion::V0002;
    }
    /// At the columns of a table.
    [[nodiscard]] bool looksFirst() const override
    {
        return m_kind == formats::FileKind::AddressBook || m_kind == formats::FileKind::SharpAddresses ||
               m_kind == formats::FileKind::XeroxAddresses;
    }

    void look(const OwnerKey &owner, const std::vector<store::SettingRow> &settings) override
    {
        for (const formats::ImportedSetting &list : listsOf(owner, settings)) {
            const QStringList columns = formats::otherColumnsOf(m_kind, std::span(&list, 1), {});
            for (const QString &column : columns) {
                if (!m_options.otherColumns.contains(column) &&
                    m_options.otherColumns.size() < formats::kMostOtherColumns)
                    m_options.otherColumns << column;
            }
        }
    }
    [[nodiscard]] Result<void> add(const OwnerKey &owner, const std::vector<OwnerKey> &groups,
                                   const std::vector<store::SettingRow> &settings) override
    {
        RETINUE_TRY(begin());
        const auto before = m_writer->counts().records;
        if (m_kind == formats::FileKind::LoginUsers && owner.kind() == OwnerKind::User) {
            formats::ImportedUser user;
            user.key = owner;
            user.groups = groups;
            RETINUE_TRY(m_writer->add(user));
        }
        const auto lists = m_kind == formats::FileKind::LoginUsers ? std::vector<formats::ImportedSetting>()
                                                                   : listsOf(owner, settings);
        for (const formats::ImportedSetting &list : lists)
            RETINUE_TRY(m_writer->add(list));
        m_report.settings += std::int64_t(lists.size());
        const auto secrets = std::count_if(settings.begin(), settings.end(),
                                           [](const store::SettingRow &setting) { return setting.secret; });
        m_report.secrets += secrets;
        m_report.notPortable += std::int64_t(settings.size() - lists.size()) - secrets;
        if (m_writer->counts().records > before)
            countIn(m_report, owner);
        takeProblems();
        return {};
    }
    [[nodiscard]] Result<void> finish() override
    {
        RETINUE_TRY(begin());
        RETINUE_TRY(m_writer->finish());
        takeProblems();
        return {};
    }

private:
    /// After everything was looked at: then the columns are known.
    Result<void> begin()
    {
        if (m_writer)
            return {};
        auto writer = formats::FileWriter::begin(m_kind, m_sink, m_options);
        if (!writer)
            return std::move(writer).error();
        m_writer = *std::move(writer);
        return {};
    }
    [[nodiscard]] std::vector<formats::ImportedSetting>
    listsOf(const OwnerKey &owner, const std::vector<store::SettingRow> &settings) const
    {
        std::vector<formats::ImportedSetting> lists;
        for (const store::SettingRow &setting : settings) {
            const Item *item = m_catalogue.find(setting.item);
            if (item && item->shape == model::ValueShape::AddressList)
                lists.push_back({owner, item->id, setting.value});
        }
        return lists;
    }
    void takeProblems()
    {
        for (formats::ImportProblem &problem : m_writer->takeProblems())
            noteProblem(m_report, std::move(problem));
    }

    const formats::FileKind m_kind;
    const ByteSink m_sink;
    const Catalogue &m_catalogue;
    ExportReport &m_report;
    formats::ExportOptions m_options;
    std::optional<formats::FileWriter> m_writer;
};

} // namespace

Result<std::unique_ptr<ExportWriter>> ExportWriter::begin(ByteSink sink, const Catalogue &catalogue,
                                                          const ExportWish &wish, ExportReport &report)
{
    if (const auto kind = fileKindOf(wish.format))
        return std::unique_ptr<ExportWriter>(
            std::make_unique<DeviceFileExport>(wish.format, *kind, std::move(sink), catalogue, report));
    formats::PackageWriter::Options options;
    options.created = wish.created;
    options.product = wish.product;
    options.passphraseWork = wish.passphraseWork;
    const bool isSealed = !wish.passphrase.isEmpty();
    if (isSealed)
        options.passphrase = wish.passphrase.clone();
    auto writer = formats::PackageWriter::begin(std::move(sink), catalogue, std::move(options));
    if (!writer)
        return std::move(writer).error();
    return std::unique_ptr<ExportWriter>(
        std::make_unique<PackageExport>(*std::move(writer), catalogue, isSealed, report));
}

std::optional<formats::FileKind> fileKindOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Package:
        return {};
    case ExportFormat::AddressBook:
    case ExportFormat::OlderAddressBook:
        return formats::FileKind::AddressBook;
    case ExportFormat::LoginUsers:
        return formats::FileKind::LoginUsers;
    case ExportFormat::AddressBlocks:
        return formats::FileKind::AddressBlocks;
    case ExportFormat::SharpAddresses:
        return formats::FileKind::SharpAddresses;
    case ExportFormat::XeroxAddresses:
        return formats::FileKind::XeroxAddresses;
    case ExportFormat::Ldif:
        return formats::FileKind::Ldif;
    case ExportFormat::VCard:
        return formats::FileKind::VCard;
    }
    Q_UNREACHABLE();
}

} // namespace retinue::exchange
