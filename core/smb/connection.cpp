#include "core/smb/connection.h"

namespace retinue::smb {

namespace {

/// The worker's own deadline is the shorter one, so that it says what was silent.
constexpr int kWorkersShare = 3, kOurShare = 4;

QCborMap connectMessage(const Route &route)
{
    return {{kHost, route.address.host},
            {kPort, int(route.address.portOrUsual())},
            {kShare, route.address.share},
            {kFolder, route.address.folder},
            {kUser, route.signIn.user},
            {kDomain, route.signIn.domain},
            {kEncrypt, route.encryptionRequired},
            {kPatience, qint64(route.toConnect.count() * kWorkersShare / kOurShare)}};
}

} // namespace

std::variant<std::shared_ptr<Connection>, Fault> Connection::open(const Route &route,
                                                                  const CancelToken &cancel)
{
    auto worker = WorkerProcess::start(route.program);
    if (!worker)
        return Fault{Step::Name, Cause::WorkerFailed, {}, worker.error().toString()};
    const std::shared_ptr<Connection> connection(
        new Connection(std::move(worker).value(), route.toConnect, cancel));
    auto connected = connection->ask(Request::Connect, connectMessage(route), route.signIn.password.view());
    if (auto *fault = std::get_if<Fault>(&connected))
        return std::move(*fault);
    connection->m_step = Step::Work;
    connection->m_patience = route.toWork;
    return connection;
}

std::variant<QCborMap, Fault> Connection::ask(Request request, QCborMap message, QByteArrayView data)
{
    const bool hasData = request == Request::Connect || request == Request::Write;
    if (!m_worker)
        return giveUp(m_cancel.isCancelled() ? Transfer::Cancelled : Transfer::TimedOut);
    message.insert(kRequest, int(request));
    if (const Transfer sent = m_worker->channel().send(encoded(message), patience()); sent != Transfer::Done)
        return giveUp(sent);
    if (hasData) {
        if (const Transfer sent = m_worker->channel().send(data, patience()); sent != Transfer::Done)
            return giveUp(sent);
    }
    return nextAnswer();
}

std::variant<QCborMap, Fault> Connection::nextAnswer()
{
    for (;;) {
        QByteArray frame;
        if (const Transfer got = m_worker->channel().receive(frame, patience()); got != Transfer::Done)
            return giveUp(got);
        const auto answer = decoded(frame);
        if (!answer)
            return giveUp(Transfer::Malformed);
        if (const QCborValue fault = answer->value(kFault); fault.isMap()) {
            const Fault told = faultOf(fault.toMap());
            if (told.cause == Cause::Interrupted)
                m_worker.reset();
            return told;
        }
        const QCborValue at = answer->value(kAt);
        if (!at.isInteger())
            return *answer;
        m_step = Step(qBound(0, int(at.toInteger()), int(Step::Work)));
    }
}

std::variant<QByteArray, Fault> Connection::receiveData()
{
    QByteArray data;
    if (const Transfer got = m_worker->channel().receive(data, patience()); got != Transfer::Done)
        return giveUp(got);
    return data;
}

Fault Connection::giveUp(Transfer transfer)
{
    m_worker.reset();
    switch (transfer) {
    case Transfer::Cancelled:
        return {m_step, Cause::Cancelled, {}, {}};
    case Transfer::TimedOut:
        return {m_step, m_step < Step::Write ? Cause::Silent : Cause::Interrupted, {}, {}};
    case Transfer::Done:
    case Transfer::Closed:
    case Transfer::Malformed:
        break;
    }
    return {m_step, Cause::WorkerFailed, {}, {}};
}

} // namespace retinue::smb
