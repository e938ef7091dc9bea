"""receivers.py KIND FOLDER: one receiver of notices on loopback, for tests. Prints its port, then serves until it is ended.

What it takes is appended to FOLDER/received, a JSON object a line. Certificate and key: FOLDER/cert.pem, FOLDER/key.pem.
  mail-starttls  SMTP; STARTTLS and AUTH are demanded          mail-tls    SMTP within TLS; AUTH is demanded
  mail-plain     SMTP without TLS and AUTH                      webhook     HTTPS; the bearer secret is demanded
  raw            takes every byte and says a greeting of SMTP   silent      accepts, and never says a word
Signs in: user "retinue", password "right-password". Refused: senders "bad@...", recipients "gone@...", and every message whose
recipient is "full@...". Bearer secret: "right-secret"; paths: /moved answers 307, /broken 500.
"""
import asyncio
import contextlib
import http.server
import json
import logging
import pathlib
import socket
import ssl
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

logging.disable(logging.CRITICAL)  # what is refused here is meant
warnings.simplefilter("ignore")
kind, folder = sys.argv[1], pathlib.Path(sys.argv[2])


def note(**what):
    with open(folder / "received", "a", encoding="utf-8") as file:
        file.write(json.dumps(what) + "\n")


def context():
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return made


def say(port):
    print(port, flush=True)


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith("bad@"):
            return "550 5.7.1 not from you"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("gone@"):
            return "550 5.1.1 no such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if any(address.startswith("full@") for address in envelope.rcpt_tos):
            return "452 4.2.2 the mailbox is full"
        note(sender=envelope.mail_from, recipients=envelope.rcpt_tos, tls=session.ssl is not None,
             user=session.auth_data, content=envelope.content.decode("utf-8"))
        return "250 taken"


def authenticate(server, session, envelope, mechanism, data):
    good = data.login == b"retinue" and data.password == b"right-password"
    return AuthResult(success=good, handled=good or False, auth_data=data.login.decode() if good else None)


async def serve_mail():
    with_auth = kind != "mail-plain"

    def make():
        return SMTP(Handler(), tls_context=context() if kind == "mail-starttls" else None,
                    require_starttls=kind == "mail-starttls", auth_required=with_auth,
                    auth_require_tls=kind == "mail-starttls", authenticator=authenticate if with_auth else None)

    server = await asyncio.get_running_loop().create_server(
        make, "127.0.0.1", 0, ssl=context() if kind == "mail-tls" else None)
    say(server.sockets[0].getsockname()[1])
    await server.serve_forever()


class Webhook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        note(path=self.path, type=self.headers["Content-Type"], authorization=self.headers["Authorization"], body=body.decode())
        if self.headers["Authorization"] != "Bearer right-secret":
            self.send_response(401)
        elif self.path == "/moved":
            self.send_response(307)
            self.send_header("Location", "/elsewhere")
        else:
            self.send_response(500 if self.path == "/broken" else 204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def serve_webhook():
    server = http.server.HTTPServer(("127.0.0.1", 0), Webhook)
    server.socket = context().wrap_socket(server.socket, server_side=True)
    say(server.server_port)
    server.serve_forever()


def serve_bytes(greets):
    listener = socket.create_server(("127.0.0.1", 0))
    say(listener.getsockname()[1])
    while True:
        connection, _ = listener.accept()
        if not greets:
            kept.append(connection)
            continue
        connection.sendall(b"220 plain ESMTP\r\n")
        with connection, contextlib.suppress(ConnectionError):
            while data := connection.recv(4096):
                note(bytes=data.decode("latin-1"))
                connection.sendall(b"221 bye\r\n" if data.upper().startswith(b"QUIT") else b"250 plain\r\n")


kept = []
if kind.startswith("mail-"):
    asyncio.run(serve_mail())
elif kind == "webhook":
    serve_webhook()
else:
    serve_bytes(greets=kind == "raw")
