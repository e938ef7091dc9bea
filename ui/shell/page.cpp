#include "ui/shell/page.h"

#include "ui/widgets/card.h"

#include <QLabel>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {
constexpr qreal kTitleSize = 1.6;
}

Page::Page(PageInfo info, QWidget *parent)
    : QWidget(parent)
    , m_info(std::move(info))
    , m_actions(new QHBoxLayout)
    , m_content(new QVBoxLayout)
{
    setObjectName(m_info.id);
    setAccessibleName(m_info.title);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    layout->setSpacing(2 * kSpace);

    auto *header = new QHBoxLayout;
    auto *titles = new QVBoxLayout;
    titles->setSpacing(kSpace / 4);
    auto *title = new QLabel(m_info.title, this);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * kTitleSize);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    titles->addWidget(title);
    titles->addWidget(makeNote(m_info.hint, this));
    header->addLayout(titles, 1);
    header->addLayout(m_actions);
    layout->addLayout(header);
    m_content->setSpacing(2 * kSpace);
    layout->addLayout(m_content, 1);
}

void Page::showDetail(const QString &) {}

} // namespace retinue::ui
