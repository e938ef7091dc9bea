#pragma once

#include "core/engine/backups.h"
#include "ui/widgets/status_label.h"

#include <QWidget>

class QVBoxLayout;

namespace retinue::ui {

/// How far a share was reached: each step with its result, and what to check where it ended.
class ShareTestView : public QWidget
{
    Q_OBJECT
public:
    explicit ShareTestView(QWidget *parent = nullptr);
    void showTesting(const QString &host);
    void show(const engine::ShareTest &test);
    void clear();

private:
    void addLine(Health health, const QString &text);

    QVBoxLayout *m_lines;
};

} // namespace retinue::ui
