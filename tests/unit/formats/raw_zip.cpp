#include "tests/unit/formats/raw_zip.h"

#include <QtEndian>

namespace retinue::formats {
namespace {

quint32 checksum(const QByteArray &content)
{
    quint32 sum = 0xffffffff;
    for (const char c : content) {
        sum ^= quint8(c);
        for (int bit = 0; bit < 8; ++bit)
            sum = sum >> 1 ^ ((sum & 1) != 0 ? 0xedb88320 : 0);
    }
    return ~sum;
}

template<typename Number>
void put(QByteArray &out, Number number)
{
    number = qToLittleEndian(number);
    out.append(reinterpret_cast<const char *>(&number), sizeof number);
}

QByteArray deflated(const QByteArray &content)
{
    // Of zlib's form with Qt's length before it: 4 and 2 bytes at the front, 4 at the end.
    const QByteArray packed = qCompress(content, 9);
    return packed.mid(6, packed.size() - 10);
}

/// The fields that an entry's header and its place in the directory have in common.
void putFields(QByteArray &out, const RawEntry &entry, const QByteArray &name, const QByteArray &packed)
{
    put<quint16>(out, 20);
    put<quint16>(out, entry.flags);
    put<quint16>(out, entry.deflated ? 8 : 0);
    put<quint32>(out, 0x58210000); // a day, at midnight
    put<quint32>(out, checksum(entry.content) ^ (entry.hasWrongChecksum ? 1 : 0));
    put<quint32>(out, quint32(packed.size()));
    put<quint32>(out, quint32(entry.content.size()));
    put<quint16>(out, quint16(name.size()));
    put<quint16>(out, 0);
}

} // namespace

QByteArray rawZip(const std::vector<RawEntry> &entries)
{
    QByteArray zip, directory;
    for (const RawEntry &entry : entries) {
        const QByteArray packed = entry.deflated ? deflated(entry.content) : entry.content;
        const quint32 offset = quint32(zip.size());
        zip += "PK\x03\x04";
        putFields(zip, entry, entry.name, packed);
        zip += entry.name + packed;
        const QByteArray name = entry.directoryName.isEmpty() ? entry.name : entry.directoryName;
        directory += "PK\x01\x02";
        put<quint16>(directory, 0x0314); // made on Unix
        putFields(directory, entry, name, packed);
        directory.append(6, '\0');
        put<quint32>(directory, entry.unixMode << 16);
        put<quint32>(directory, offset);
        directory += name;
    }
    const quint32 start = quint32(zip.size());
    zip += directory + "PK\x05\x06";
    zip.append(4, '\0');
    put<quint16>(zip, quint16(entries.size()));
    put<quint16>(zip, quint16(entries.size()));
    put<quint32>(zip, quint32(directory.size()));
    put<quint32>(zip, start);
    put<quint16>(zip, 0);
    return zip;
}

} // namespace retinue::formats
