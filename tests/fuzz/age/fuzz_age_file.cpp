#include "core/age/decrypted_source.h"
#include "core/age/encryptor.h"
#include "core/age/primitives.h"

#include <cstdlib>

using namespace retinue;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

const age::Identity &identity()
{
    static const age::Identity kIdentity =
        age::Identity::parse(
            SecretBytes(
                QByteArrayView("AGE-SECRET-KEY-1TAGTTGXZYMMU2TNX8PD97074LA7X5T2F8XP7SCAW7DXSMU4Y2SRQRJGXX3")))
            .value();
    return kIdentity;
}

/// Anything: header and keys as they come.
void read(const QByteArray &file)
{
    base::MemorySource source(file);
    const Result<age::Header> header = age::readHeader(source);
    if (!header.ok())
        return;
    // The same stanzas are written as the same text, up to what vouches for it.
    const QByteArray text = age::headerText(header->stanzas, SecretBytes(age::kFileKeySize));
    require(text.startsWith(header->authenticated));
    const auto opened = age::DecryptedSource::withIdentities(source, {&identity(), 1});
    if (opened.ok())
        static_cast<void>((*opened)->read(0, 100));
}

/// What was written is read back.
void write(QByteArrayView plain)
{
    QByteArray file;
    const age::Recipient recipient = identity().recipient();
    auto encryptor = age::Encryptor::toRecipients({&recipient, 1}, [&](QByteArrayView content) {
        file.append(content);
        return Result<void>();
    });
    require(encryptor.ok() && (*encryptor)->write(plain).ok() && (*encryptor)->finish().ok());
    base::MemorySource source(file);
    const auto opened = age::DecryptedSource::withIdentities(source, {&identity(), 1});
    require(opened.ok() && (*opened)->size() == plain.size());
    require(plain.isEmpty() ||
            *(*opened)->read(0, plain.size()) == plain.first(std::min(plain.size(), age::Payload::kChunk)));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), qsizetype(size));
    read(input);
    if (size < 300)
        write(input);
    return 0;
}
