#include "ui/widgets/copy_field.h"

#include "ui/widgets/icons.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QTimer>
#include <QToolButton>

namespace retinue::ui {

namespace {
constexpr std::chrono::seconds kCopiedIsShown{2};
}

CopyField::CopyField(const QString &what, QWidget *parent)
    : QWidget(parent)
    , m_text(new QLineEdit(this))
    , m_copy(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_copy);
    m_text->setObjectName(QStringLiteral("copyText"));
    m_copy->setObjectName(QStringLiteral("copyButton"));
    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(what);
    m_copy->setIcon(icon(QStringLiteral("copy")));
    m_copy->setToolTip(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy: %1").arg(what));
    setFocusProxy(m_text);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_text->text());
        m_copy->setIcon(icon(QStringLiteral("check")));
        QTimer::singleShot(kCopiedIsShown, m_copy, [this] { m_copy->setIcon(icon(QStringLiteral("copy"))); });
    });
}

void CopyField::setText(const QString &text)
{
    m_text->setText(text);
    m_text->setCursorPosition(0);
}

QString CopyField::text() const
{
    return m_text->text();
}

} // namespace retinue::ui
