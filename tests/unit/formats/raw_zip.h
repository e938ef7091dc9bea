#pragma once

#include <QByteArray>

#include <vector>

namespace retinue::formats {

/// An entry of a zip made by hand, with whatever a zip can lie about.
struct RawEntry
{
    QByteArray name;
    QByteArray content;
    bool deflated = false;
    quint16 flags = 0;        ///< 1: encrypted
    quint32 unixMode = 0;     ///< 0: not said; 0120777: a link
    QByteArray directoryName; ///< another one in the zip's directory; empty: the same
    bool hasWrongChecksum = false;
};

[[nodiscard]] QByteArray rawZip(const std::vector<RawEntry> &entries);

} // namespace retinue::formats
