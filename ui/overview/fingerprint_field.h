#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace retinue::ui {

/// A CA's fingerprint in groups that an eye can hold, to be compared with what a device shows; a button
/// copies it as it is.
class FingerprintField : public QWidget
{
    Q_OBJECT
public:
    explicit FingerprintField(QWidget *parent = nullptr);
    void setFingerprint(const QString &fingerprint);

private:
    QString m_fingerprint;
    QLabel *m_text;
    QToolButton *m_copy;
};

} // namespace retinue::ui
