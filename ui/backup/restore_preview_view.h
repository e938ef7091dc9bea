#pragma once

#include "core/engine/backups.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace retinue::ui {

/// What a restore would do: what comes, what goes, whom it brings back, and the choices about it (R47, R56).
class RestorePreviewView : public QWidget
{
    Q_OBJECT
public:
    explicit RestorePreviewView(QWidget *parent = nullptr);
    void show(const backup::RestorePreview &preview);
    [[nodiscard]] engine::RestoreWish wish() const;

private:
    QVBoxLayout *m_lines;
    QCheckBox *m_deleteAgain, *m_keepReplaced;
    QLabel *m_deletedNames;
};

} // namespace retinue::ui
