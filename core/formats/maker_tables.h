#pragma once

#include "core/formats/contact.h"
#include "core/formats/table.h"

namespace retinue::formats {

/// Address files of makers that write tables: one record for each person. Columns that are not known are kept
/// with every entry; columns of passwords never.
struct MakerTable
{
    TableForm form;
    AddressLists::ColumnOf columnOf;
    void (*read)(const std::vector<Row> &rows, ContactImport &import);
};

/// For the kinds of files that are such tables.
[[nodiscard]] const MakerTable &sharpTable();
[[nodiscard]] const MakerTable &xeroxTable();
[[nodiscard]] const MakerTable &konicaTable();
[[nodiscard]] const MakerTable &ricohTable();

/// Of a password, or of how one is encoded.
[[nodiscard]] bool isPasswordColumn(const QString &column);
/// The values of a row but those of `used` columns and of passwords, which are reported.
[[nodiscard]] QJsonObject keptColumns(const QHash<QString, QString> &values,
                                      std::initializer_list<const char *> used, ContactImport &import);

} // namespace retinue::formats
