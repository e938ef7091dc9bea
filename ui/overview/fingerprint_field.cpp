#include "ui/overview/fingerprint_field.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QToolButton>

namespace retinue::ui {

namespace {

constexpr std::chrono::seconds kCopiedIsShown{2};
constexpr qsizetype kGroup = 8 * 3; ///< eight pairs with their colons

/// A group a line: one is compared after the other.
QString inGroups(const QString &fingerprint)
{
    QStringList groups;
    for (qsizetype i = 0; i < fingerprint.size(); i += kGroup)
        groups << fingerprint.mid(i, kGroup - 1);
    return groups.join(u'\n');
}

} // namespace

FingerprintField::FingerprintField(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_copy(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_copy, 0, Qt::AlignTop);
    m_text->setObjectName(QStringLiteral("fingerprint"));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("CA fingerprint"));
    m_copy->setObjectName(QStringLiteral("fingerprintCopy"));
    m_copy->setIcon(icon(QStringLiteral("copy")));
    m_copy->setToolTip(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy: CA fingerprint"));
    setFocusProxy(m_text);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_fingerprint);
        m_copy->setIcon(icon(QStringLiteral("check")));
        QTimer::singleShot(kCopiedIsShown, m_copy, [this] { m_copy->setIcon(icon(QStringLiteral("copy"))); });
    });
}

void FingerprintField::setFingerprint(const QString &fingerprint)
{
    m_fingerprint = fingerprint;
    m_text->setText(inGroups(fingerprint));
}

} // namespace retinue::ui
