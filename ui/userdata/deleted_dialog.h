#pragma once

#include "core/engine/engine.h"

#include <QDialog>

namespace retinue::ui {

struct DeletedLine;

/// What of an owner can be brought back from one occasion, item by item. Not modal.
class DeletedDialog : public QDialog
{
    Q_OBJECT
public:
    /// The engine outlives it.
    DeletedDialog(engine::Engine &engine, const DeletedLine &line, QWidget *parent);
};

} // namespace retinue::ui
