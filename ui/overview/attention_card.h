#pragma once

#include "ui/overview/conditions.h"
#include "ui/widgets/card.h"

#include <vector>

class QLabel;
class QVBoxLayout;

namespace retinue::ui {

/// The one look: a headline that says whether all is well, and under it what needs attention, the worst
/// first, each with what to do and the buttons that do it or lead there.
class AttentionCard : public Card
{
    Q_OBJECT
public:
    explicit AttentionCard(QWidget *parent = nullptr);
    void setState(const Headline &headline, const std::vector<Condition> &conditions);

Q_SIGNALS:
    void remedyWanted(const retinue::ui::Condition &condition, const retinue::ui::Remedy &remedy);

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawHeadline();
    [[nodiscard]] QWidget *makeRow(const Condition &condition);

    Headline m_headline;
    QLabel *m_mark, *m_text, *m_more;
    QVBoxLayout *m_rows;
    QString
        m_shown; ///< what the rows say, so that they are left alone (and keep the focus) while it is the same
};

} // namespace retinue::ui
