#include "ui/overview/attention_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {

constexpr qreal kHeadlineSize = 1.35;
constexpr int kHeadlineMark = 26;

/// Everything that a row shows.
QString contentOf(const std::vector<Condition> &conditions)
{
    QString content;
    for (const Condition &condition : conditions) {
        content += condition.what + u'\n' + condition.next + u'\n' + condition.detail + u'\n';
        for (const Remedy &remedy : condition.remedies)
            content += remedy.label + u'\n';
    }
    return content;
}

} // namespace

AttentionCard::AttentionCard(QWidget *parent)
    : Card({}, parent)
    , m_mark(new QLabel(this))
    , m_text(new QLabel(this))
    , m_more(makeNote({}, this))
    , m_rows(new QVBoxLayout)
{
    setObjectName(QStringLiteral("attentionCard"));
    setAccessibleName(tr("State"));
    m_text->setObjectName(QStringLiteral("headline"));
    QFont large = m_text->font();
    large.setPointSizeF(large.pointSizeF() * kHeadlineSize);
    large.setWeight(QFont::DemiBold);
    m_text->setFont(large);
    auto *line = new QHBoxLayout;
    line->setSpacing(kSpace + kSpace / 2);
    line->addWidget(m_mark);
    line->addWidget(m_text);
    line->addWidget(m_more, 1);
    content()->addLayout(line);
    m_rows->setSpacing(kSpace);
    content()->addLayout(m_rows);
}

void AttentionCard::setState(const Headline &headline, const std::vector<Condition> &conditions)
{
    m_headline = headline;
    drawHeadline();
    const QString content = contentOf(conditions);
    if (std::exchange(m_shown, content) == content)
        return;
    while (QLayoutItem *row = m_rows->takeAt(0)) {
        row->widget()->hide();
        row->widget()->deleteLater(); // one of its buttons may have asked for this
        delete row;
    }
    for (const Condition &condition : conditions)
        m_rows->addWidget(makeRow(condition));
}

QWidget *AttentionCard::makeRow(const Condition &condition)
{
    auto *row = new QWidget(this);
    row->setObjectName(QStringLiteral("condition%1").arg(int(condition.kind)));
    row->setAccessibleName(condition.what);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    auto *what = new StatusLabel(row);
    what->setStatus(condition.health, condition.what);
    texts->addWidget(what);
    auto *next = makeNote(condition.next, row);
    next->setContentsMargins(3 * kSpace, 0, 0, 0);
    texts->addWidget(next);
    layout->addLayout(texts, 1);
    for (const Remedy &remedy : condition.remedies) {
        auto *button = new QPushButton(remedy.label, row);
        button->setObjectName(QStringLiteral("remedy%1").arg(int(remedy.act)));
        button->setAccessibleDescription(condition.what);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this,
                [this, condition, remedy] { Q_EMIT remedyWanted(condition, remedy); });
        layout->addWidget(button, 0, Qt::AlignTop);
    }
    return row;
}

void AttentionCard::drawHeadline()
{
    m_mark->setPixmap(healthMark(m_headline.health, palette(), kHeadlineMark, devicePixelRatioF()));
    m_text->setText(m_headline.text);
    m_more->setText(m_headline.more);
}

void AttentionCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawHeadline();
}

} // namespace retinue::ui
