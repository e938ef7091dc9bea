#pragma once

#include <QAbstractTableModel>
#include <QSplitter>
#include <QStringList>

#include <vector>

class QLabel;
class QPlainTextEdit;
class QTableView;

namespace retinue::ui {

/// A stored setting as it is shown.
struct SettingLine
{
    QString item; ///< catalogue id
    QStringList cells;
    bool secret = false;
    QByteArray value; ///< JSON; empty for a secret one
    friend bool operator==(const SettingLine &, const SettingLine &) = default;
};

/// Stored settings, a row each.
class SettingsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    SettingsModel(QStringList titles, QObject *parent);
    void setLines(std::vector<SettingLine> lines);
    [[nodiscard]] const SettingLine &line(int row) const { return m_lines[std::size_t(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const QStringList m_titles;
    std::vector<SettingLine> m_lines;
};

/// What is stored, item by item, and the value of the chosen one in a form that people can read. Of a secret
/// one (R12) it says that it is stored.
class SettingsTable : public QSplitter
{
    Q_OBJECT
public:
    /// `titles`: of the columns; `usual`: a text of each that fits into it.
    SettingsTable(const QStringList &titles, const QStringList &usual, QWidget *parent);
    /// The chosen item stays chosen.
    void setLines(std::vector<SettingLine> lines);

private:
    void showValue();

    SettingsModel *m_model;
    QTableView *m_view;
    QPlainTextEdit *m_value;
};

/// JSON with line breaks and indentation; as it is when it is none.
[[nodiscard]] QString readableJson(const QByteArray &json);

} // namespace retinue::ui
