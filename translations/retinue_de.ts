<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Reason</name>
    <message>
        <source>files of this kind hold mail addresses only, no entries of the kind %1</source>
        <translation>Dateien dieser Art enthalten nur Mailadressen, keine Einträge der Art %1</translation>
    </message>
    <message>
        <source>the file is of another version than 0x0002 and 0x0003; it was read like 0x0003, columns that are not known were kept</source>
        <translation>die Datei hat eine andere Version als 0x0002 und 0x0003; sie wurde wie 0x0003 gelesen, unbekannte Spalten wurden behalten</translation>
    </message>
    <message>
        <source>stands beside a loginusername; an entry belongs to a user or to a group</source>
        <translation>steht neben einem loginusername; ein Eintrag gehört einem Benutzer oder einer Gruppe</translation>
    </message>
    <message>
        <source>the name has a mark of characters that could not be read once, so its %1 entries were left out; rename it</source>
        <translation>der Name hat ein Zeichen, das für einst nicht lesbare steht, deshalb wurden seine Einträge (%1) ausgelassen; benennen Sie ihn um</translation>
    </message>
    <message>
        <source>the name has characters that %1 does not have, so its %2 entries were left out; export in UTF-8</source>
        <translation>der Name hat Zeichen, die es in %1 nicht gibt, deshalb wurden seine Einträge (%2) ausgelassen; exportieren Sie in UTF-8</translation>
    </message>
    <message>
        <source>%1 entries have fields that no column of the file holds</source>
        <translation>Einträge mit Feldern, für die die Datei keine Spalte hat: %1</translation>
    </message>
    <message>
        <source>is the entry of line %1 again; the earlier one was kept</source>
        <translation>ist noch einmal der Eintrag von Zeile %1; der frühere wurde behalten</translation>
    </message>
    <message>
        <source>%1; correct it on the device or in the file</source>
        <translation>%1; berichtigen Sie es am Gerät oder in der Datei</translation>
    </message>
    <message>
        <source>%1 members of the group are not among the good entries of its owner and were left out</source>
        <translation>Mitglieder der Gruppe, die nicht unter den brauchbaren Einträgen ihres Besitzers sind und ausgelassen wurden: %1</translation>
    </message>
    <message>
        <source>%1 members of the group are groups that contain it again, directly or through others, and were left out</source>
        <translation>Mitglieder der Gruppe, die Gruppen sind und sie unmittelbar oder über andere wieder enthalten und deshalb ausgelassen wurden: %1</translation>
    </message>
    <message>
        <source>the list of this owner: %1</source>
        <translation>die Liste dieses Besitzers: %1</translation>
    </message>
    <message>
        <source>the entry was taken over without its password: %1</source>
        <translation>der Eintrag wurde ohne sein Passwort übernommen: %1</translation>
    </message>
    <message>
        <source>a keychain holds %1 at most</source>
        <translation>ein Schlüsselbund fasst höchstens %1</translation>
    </message>
    <message>
        <source>the passwords of this user&apos;s folders were left out: %1</source>
        <translation>die Passwörter der Ordner dieses Benutzers wurden ausgelassen: %1</translation>
    </message>
    <message>
        <source>%1 passwords are encrypted by the device and were left out; enter them again, or export with plain passwords</source>
        <translation>Passwörter, die das Gerät verschlüsselt hat und die ausgelassen wurden: %1; geben Sie sie neu ein, oder exportieren Sie mit unverschlüsselten Passwörtern</translation>
    </message>
    <message>
        <source>%1 passwords of groups&apos; folders were left out: only users have a keychain</source>
        <translation>Ausgelassene Passwörter von Ordnern von Gruppen: %1; nur Benutzer haben einen Schlüsselbund</translation>
    </message>
    <message>
        <source>%1 entries are the device&apos;s own and belong to no user or group; name an owner to take them over</source>
        <translation>Einträge, die dem Gerät selbst und keinem Benutzer und keiner Gruppe gehören: %1; nennen Sie einen Besitzer, um sie zu übernehmen</translation>
    </message>
    <message>
        <source>has a line that is no &quot;name: value&quot;</source>
        <translation>hat eine Zeile, die nicht die Form „Name: Wert“ hat</translation>
    </message>
    <message>
        <source>refers to another file, which is not read; write the value itself</source>
        <translation>verweist auf eine andere Datei, die nicht gelesen wird; schreiben Sie den Wert selbst hinein</translation>
    </message>
    <message>
        <source>is no base64, although it says so with ::</source>
        <translation>ist kein Base64, obwohl es sich mit :: so nennt</translation>
    </message>
    <message>
        <source>is base64 of bytes that are no text</source>
        <translation>ist Base64 von Bytes, die kein Text sind</translation>
    </message>
    <message>
        <source>has bytes that are not of the file&apos;s charset, or control characters</source>
        <translation>hat Bytes, die nicht zum Zeichensatz der Datei gehören, oder Steuerzeichen</translation>
    </message>
    <message>
        <source>is one of more than %1 lines of a record</source>
        <translation>ist eine von mehr als %1 Zeilen eines Datensatzes</translation>
    </message>
    <message>
        <source>is there twice</source>
        <translation>ist zweimal da</translation>
    </message>
    <message>
        <source>the record has no destination that is known (mail, fax, folder); leave it on the device</source>
        <translation>der Datensatz hat kein bekanntes Ziel (Mail, Fax, Ordner); lassen Sie ihn auf dem Gerät</translation>
    </message>
    <message>
        <source>%1 passwords were left out: they are the device&apos;s or the directory&apos;s own; enter them again on the device</source>
        <translation>Ausgelassene Passwörter: %1; sie gehören dem Gerät oder dem Verzeichnis, geben Sie sie am Gerät neu ein</translation>
    </message>
    <message>
        <source>files of this kind hold no entries of the kind %1</source>
        <translation>Dateien dieser Art enthalten keine Einträge der Art %1</translation>
    </message>
    <message>
        <source>%1 members of a group are not in the file</source>
        <translation>Mitglieder einer Gruppe, die nicht in der Datei sind: %1</translation>
    </message>
    <message>
        <source>a group has one destination of a person, the file only has the whole person in it</source>
        <translation>eine Gruppe enthält ein einzelnes Ziel einer Person, die Datei kann nur die ganze Person aufnehmen</translation>
    </message>
    <message>
        <source>has a quoted value that goes on over more than 16384 characters of lines; look for a stray quote</source>
        <translation>hat einen Wert in Anführungszeichen, der sich mit mehr als 16384 Zeichen über Zeilen erstreckt; suchen Sie ein überzähliges Anführungszeichen</translation>
    </message>
    <message>
        <source>has more than 512 values</source>
        <translation>hat mehr als 512 Werte</translation>
    </message>
    <message>
        <source>has text between a closing quote and the next value; write a quote inside a value twice</source>
        <translation>hat Text zwischen einem schließenden Anführungszeichen und dem nächsten Wert; schreiben Sie ein Anführungszeichen innerhalb eines Werts doppelt</translation>
    </message>
    <message>
        <source>has a quote that is not closed</source>
        <translation>hat ein Anführungszeichen, das nicht geschlossen wird</translation>
    </message>
    <message>
        <source>has characters that %1 does not have; ? stands in their place, export in UTF-8 to keep them</source>
        <translation>hat Zeichen, die es in %1 nicht gibt; an ihrer Stelle steht ?, exportieren Sie in UTF-8, um sie zu behalten</translation>
    </message>
    <message>
        <source>the file has more than %1 MiB, and importing refuses such; export fewer owners into one file, or a package</source>
        <translation>die Datei hat mehr als %1 MiB, und so große werden beim Importieren abgelehnt; exportieren Sie weniger Besitzer in eine Datei, oder ein Paket</translation>
    </message>
    <message>
        <source>has control characters, or some that could not be read once; in the file they are blanks, or what has them is left out</source>
        <translation>hat Steuerzeichen oder einst nicht lesbare Zeichen; in der Datei sind es Leerzeichen, oder was sie enthält, ist ausgelassen</translation>
    </message>
    <message>
        <source>the record changes a directory; export entries, not changes</source>
        <translation>der Datensatz ändert ein Verzeichnis; exportieren Sie Einträge, keine Änderungen</translation>
    </message>
    <message>
        <source>is missing; every record of LDIF begins with it</source>
        <translation>fehlt; jeder LDIF-Datensatz beginnt damit</translation>
    </message>
    <message>
        <source>%1 values that are no text (pictures, certificates) were left out</source>
        <translation>Ausgelassene Werte, die kein Text sind (Bilder, Zertifikate): %1</translation>
    </message>
    <message>
        <source>is longer than %1 characters; shorten it</source>
        <translation>ist länger als %1 Zeichen; kürzen Sie es</translation>
    </message>
    <message>
        <source>is empty; every user needs a user name</source>
        <translation>ist leer; jeder Benutzer braucht einen Benutzernamen</translation>
    </message>
    <message>
        <source>contains a blank or one of \ / : * ? | &lt; &gt; [ ] ; , = + &quot;; rename the user</source>
        <translation>enthält ein Leerzeichen oder eines von \ / : * ? | &lt; &gt; [ ] ; , = + &quot;; benennen Sie den Benutzer um</translation>
    </message>
    <message>
        <source>has more than %1 cards</source>
        <translation>hat mehr als %1 Karten</translation>
    </message>
    <message>
        <source>has a card that is not 1 to 8 letters and digits</source>
        <translation>hat eine Karte, die nicht aus 1 bis 8 Buchstaben und Ziffern besteht</translation>
    </message>
    <message>
        <source>has more than %1 groups</source>
        <translation>hat mehr als %1 Gruppen</translation>
    </message>
    <message>
        <source>%1; rename the user</source>
        <translation>%1; benennen Sie den Benutzer um</translation>
    </message>
    <message>
        <source>is not a number of up to 7 digits</source>
        <translation>ist keine Zahl mit bis zu 7 Ziffern</translation>
    </message>
    <message>
        <source>is the user of line %1 again; the earlier record was kept</source>
        <translation>ist noch einmal der Benutzer von Zeile %1; der frühere Datensatz wurde behalten</translation>
    </message>
    <message>
        <source>%1: these are no personal settings, and stay with the device that manages its users</source>
        <translation>%1: das sind keine persönlichen Einstellungen, sie bleiben bei dem Gerät, das seine Benutzer verwaltet</translation>
    </message>
    <message>
        <source>%1 passwords were not taken over; devices keep them and authenticate their users themselves</source>
        <translation>Nicht übernommene Passwörter: %1; Geräte behalten sie und melden ihre Benutzer selbst an</translation>
    </message>
    <message>
        <source>a group whose ID has characters that %1 does not have was left out: without them it would be another group; export in UTF-8</source>
        <translation>eine Gruppe, deren ID Zeichen hat, die es in %1 nicht gibt, wurde ausgelassen: ohne sie wäre es eine andere Gruppe; exportieren Sie in UTF-8</translation>
    </message>
    <message>
        <source>a group whose ID has ; or stands in brackets was left out: the column separates with ;</source>
        <translation>eine Gruppe, deren ID ; enthält oder in Klammern steht, wurde ausgelassen: die Spalte trennt mit ;</translation>
    </message>
    <message>
        <source>is an earlier user&apos;s name again, in another domain; the file has no domains, and devices keep the earlier one</source>
        <translation>ist noch einmal der Name eines früheren Benutzers in einer anderen Domäne; die Datei hat keine Domänen, und Geräte behalten den früheren</translation>
    </message>
    <message>
        <source>has a mark of characters that could not be read once; rename the user</source>
        <translation>hat ein Zeichen, das für einst nicht lesbare steht; benennen Sie den Benutzer um</translation>
    </message>
    <message>
        <source>has characters that %1 does not have; export in UTF-8</source>
        <translation>hat Zeichen, die es in %1 nicht gibt; exportieren Sie in UTF-8</translation>
    </message>
    <message>
        <source>the groups were left out: the file has no column for them</source>
        <translation>die Gruppen wurden ausgelassen: die Datei hat keine Spalte für sie</translation>
    </message>
    <message>
        <source>the file has no column for it</source>
        <translation>die Datei hat keine Spalte dafür</translation>
    </message>
    <message>
        <source>has control characters, or some that could not be read once; in the file they are blanks</source>
        <translation>hat Steuerzeichen oder einst nicht lesbare Zeichen; in der Datei sind es Leerzeichen</translation>
    </message>
    <message>
        <source>the file has no place for the login domain</source>
        <translation>die Datei hat keinen Platz für die Anmeldedomäne</translation>
    </message>
    <message>
        <source>files of this kind hold no groups that are known how to write</source>
        <translation>wie Gruppen in Dateien dieser Art geschrieben werden, ist nicht bekannt</translation>
    </message>
    <message>
        <source>is no item that this version knows for this kind of owner; update this machine, or take it out</source>
        <translation>ist keine Einstellung, die diese Version für diese Art von Besitzer kennt; aktualisieren Sie diesen Rechner, oder nehmen Sie sie heraus</translation>
    </message>
    <message>
        <source>is secret, and the package is not one that holds secrets</source>
        <translation>ist geheim, und das Paket ist keines, das Geheimnisse enthält</translation>
    </message>
    <message>
        <source>can not be imported: it belongs to the device on which it came about</source>
        <translation>kann nicht importiert werden: es gehört zu dem Gerät, auf dem es entstanden ist</translation>
    </message>
    <message>
        <source>its value is no object</source>
        <translation>der Wert ist kein Objekt</translation>
    </message>
    <message>
        <source>is no array</source>
        <translation>ist kein Array</translation>
    </message>
    <message>
        <source>are more than %1</source>
        <translation>sind mehr als %1</translation>
    </message>
    <message>
        <source>one has an ID with a mark of characters that could not be read once</source>
        <translation>eine hat eine ID mit einem Zeichen, das für einst nicht lesbare steht</translation>
    </message>
    <message>
        <source>has a name with a mark of characters that could not be read once; correct the name</source>
        <translation>hat einen Namen mit einem Zeichen, das für einst nicht lesbare steht; berichtigen Sie den Namen</translation>
    </message>
    <message>
        <source>is an earlier owner again; the earlier one was kept</source>
        <translation>ist noch einmal ein früherer Besitzer; der frühere wurde behalten</translation>
    </message>
    <message>
        <source>are missing or no object</source>
        <translation>fehlen oder sind kein Objekt</translation>
    </message>
    <message>
        <source>has %1 more of such problems</source>
        <translation>weitere solche Probleme: %1</translation>
    </message>
    <message>
        <source>is missing; nothing is lost, because the JSON counts</source>
        <translation>fehlt; nichts ist verloren, denn das JSON zählt</translation>
    </message>
    <message>
        <source>it speaks of %1 users, %2 groups and %3 settings, the package has %4, %5 and %6; if nobody edited it, export again</source>
        <translation>es nennt %1 Benutzer, %2 Gruppen und %3 Einstellungen, das Paket hat %4, %5 und %6; wenn es niemand bearbeitet hat, exportieren Sie noch einmal</translation>
    </message>
    <message>
        <source>is not in the manifest and was not read</source>
        <translation>steht nicht im Manifest und wurde nicht gelesen</translation>
    </message>
    <message>
        <source>was changed after the package was written; what it holds now counts</source>
        <translation>wurde geändert, nachdem das Paket geschrieben war; es zählt, was jetzt darin ist</translation>
    </message>
    <message>
        <source>was changed after the package was written and does not count: the JSON does; to take the changes over, import the address book as a file of its own</source>
        <translation>wurde geändert, nachdem das Paket geschrieben war, und zählt nicht: das JSON zählt; um die Änderungen zu übernehmen, importieren Sie das Adressbuch als eigene Datei</translation>
    </message>
    <message>
        <source>%1 entries do not keep it: the file has no place for it, or not as it is</source>
        <translation>Einträge, die es nicht behalten, weil die Datei keinen Platz dafür hat oder nicht so, wie es ist: %1</translation>
    </message>
    <message>
        <source>%1 more fields of entries are not kept</source>
        <translation>weitere Felder von Einträgen, die nicht behalten werden: %1</translation>
    </message>
    <message>
        <source>%1 entries are in the file in a way that they are not read from it again; export them in another format as well</source>
        <translation>Einträge, die so in der Datei sind, dass sie nicht wieder daraus gelesen werden: %1; exportieren Sie sie zusätzlich in einem anderen Format</translation>
    </message>
    <message>
        <source>%1 entries get fields that the format wants and they do not have</source>
        <translation>Einträge, die Felder bekommen, die das Format verlangt und die sie nicht haben: %1</translation>
    </message>
    <message>
        <source>%1 entries get other ids when the file is read; imported beside the list they came from, they would be in it twice</source>
        <translation>Einträge, die andere IDs bekommen, wenn die Datei gelesen wird: %1; neben der Liste importiert, aus der sie stammen, wären sie zweimal darin</translation>
    </message>
    <message>
        <source>of the list itself is not in the file</source>
        <translation>von der Liste selbst ist nicht in der Datei</translation>
    </message>
    <message>
        <source>has characters that %1 does not have, and would be another destination without them; export in UTF-8</source>
        <translation>hat Zeichen, die es in %1 nicht gibt, und wäre ohne sie ein anderes Ziel; exportieren Sie in UTF-8</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is not a string</source>
        <translation>ist kein Text</translation>
    </message>
    <message>
        <source>is not an object</source>
        <translation>ist kein Objekt</translation>
    </message>
    <message>
        <source>is missing or not an object</source>
        <translation>fehlt oder ist kein Objekt</translation>
    </message>
    <message>
        <source>contains a control character</source>
        <translation>enthält ein Steuerzeichen</translation>
    </message>
    <message>
        <source>is neither true nor false</source>
        <translation>ist weder wahr noch falsch</translation>
    </message>
    <message>
        <source>is not an array of button ids</source>
        <translation>ist kein Array von Schaltflächen-IDs</translation>
    </message>
    <message>
        <source>names a button that is not there</source>
        <translation>nennt eine Schaltfläche, die es nicht gibt</translation>
    </message>
    <message>
        <source>names a button twice</source>
        <translation>nennt eine Schaltfläche zweimal</translation>
    </message>
    <message>
        <source>is not a time in milliseconds since 1970</source>
        <translation>ist keine Zeit in Millisekunden seit 1970</translation>
    </message>
    <message>
        <source>is not one of email, fax, i-fax, ip-fax, smb, ftp, webdav, group</source>
        <translation>ist keines von email, fax, i-fax, ip-fax, smb, ftp, webdav, group</translation>
    </message>
    <message>
        <source>is not of the form name@domain</source>
        <translation>hat nicht die Form Name@Domäne</translation>
    </message>
    <message>
        <source>has no digit</source>
        <translation>hat keine Ziffer</translation>
    </message>
    <message>
        <source>does not belong into an address list; store it in the user&apos;s keychain</source>
        <translation>gehört nicht in eine Adressliste; legen Sie es im Schlüsselbund des Benutzers ab</translation>
    </message>
    <message>
        <source>is not an array of entry ids</source>
        <translation>ist kein Array von Eintrags-IDs</translation>
    </message>
    <message>
        <source>names an entry that is not in this list</source>
        <translation>nennt einen Eintrag, der nicht in dieser Liste ist</translation>
    </message>
    <message>
        <source>names an entry twice</source>
        <translation>nennt einen Eintrag zweimal</translation>
    </message>
    <message>
        <source>a group contains itself, directly or through other groups</source>
        <translation>eine Gruppe enthält sich selbst, unmittelbar oder über andere Gruppen</translation>
    </message>
    <message>
        <source>must not be &quot;.&quot; or &quot;..&quot;</source>
        <translation>darf nicht „.“ oder „..“ sein</translation>
    </message>
    <message>
        <source>must not contain a backslash</source>
        <translation>darf keinen umgekehrten Schrägstrich enthalten</translation>
    </message>
    <message>
        <source>is not one of email, g3fax, ipfax, ifax, remotefilesystem, groupfids</source>
        <translation>ist keines von email, g3fax, ipfax, ifax, remotefilesystem, groupfids</translation>
    </message>
    <message>
        <source>is not one of smb, ftp, webdav</source>
        <translation>ist keines von smb, ftp, webdav</translation>
    </message>
    <message>
        <source>is not one of user, group, all-devices</source>
        <translation>ist keines von user, group, all-devices</translation>
    </message>
    <message>
        <source>is no text</source>
        <translation>ist kein Text</translation>
    </message>
    <message>
        <source>is longer than %1 characters</source>
        <translation>ist länger als %1 Zeichen</translation>
    </message>
    <message>
        <source>contains U+%1, which is not allowed in names</source>
        <translation>enthält U+%1, was in Namen nicht erlaubt ist</translation>
    </message>
    <message>
        <source>an id in &quot;%1&quot; is not 1 to 64 of A-Z a-z 0-9 . _ : -</source>
        <translation>eine ID in „%1“ besteht nicht aus 1 bis 64 Zeichen von A-Z a-z 0-9 . _ : -</translation>
    </message>
    <message>
        <source>there are %1 entries; at most %2 are allowed</source>
        <translation>es sind %1 Einträge; höchstens %2 sind erlaubt</translation>
    </message>
    <message>
        <source>it has %1 bytes; at most %2 are allowed</source>
        <translation>es sind %1 Bytes; höchstens %2 sind erlaubt</translation>
    </message>
    <message>
        <source>the value has %1 bytes; at most %2 are allowed</source>
        <translation>der Wert hat %1 Bytes; höchstens %2 sind erlaubt</translation>
    </message>
    <message>
        <source>the user name %1</source>
        <translation>der Benutzername %1</translation>
    </message>
    <message>
        <source>the login domain %1</source>
        <translation>die Anmeldedomäne %1</translation>
    </message>
    <message>
        <source>the group ID %1</source>
        <translation>die Gruppen-ID %1</translation>
    </message>
    <message>
        <source>entry %1: %2</source>
        <translation>Eintrag %1: %2</translation>
    </message>
    <message>
        <source>button %1: %2</source>
        <translation>Schaltfläche %1: %2</translation>
    </message>
    <message>
        <source>is not accepted: %1</source>
        <translation>wird nicht angenommen: %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; %2</source>
        <translation>„%1“ %2</translation>
    </message>
    <message>
        <source>user %1: %2</source>
        <translation>Benutzer %1: %2</translation>
    </message>
    <message>
        <source>group %1: %2</source>
        <translation>Gruppe %1: %2</translation>
    </message>
    <message>
        <source>all devices: %1</source>
        <translation>alle Geräte: %1</translation>
    </message>
    <message>
        <source>names other groups; which of them contains the other is not known, so they were left out of each other</source>
        <translation>nennt andere Gruppen; welche davon die andere enthält, ist nicht bekannt, deshalb wurden sie auseinander herausgelassen</translation>
    </message>
    <message>
        <source>is neither a path with a server (\\server\share) nor beside a Folder Server Name; the folder was left out, enter it again on the device</source>
        <translation>ist weder ein Pfad mit einem Server (\\Server\Freigabe) noch steht es neben einem Folder Server Name; der Ordner wurde ausgelassen, geben Sie ihn am Gerät neu ein</translation>
    </message>
    <message>
        <source>is neither U (user) nor G (group); leave the entry on the device</source>
        <translation>ist weder U (Benutzer) noch G (Gruppe); lassen Sie den Eintrag auf dem Gerät</translation>
    </message>
    <message>
        <source>is not &quot;data&quot;: the entry is of a kind that is not known; leave it on the device</source>
        <translation>ist nicht „data“: der Eintrag ist von einer Art, die nicht bekannt ist; lassen Sie ihn auf dem Gerät</translation>
    </message>
    <message>
        <source>has %1 values for %2 columns; look for a missing comma, or a value with a comma that is not quoted</source>
        <translation>hat %1 Werte für %2 Spalten; suchen Sie ein fehlendes Komma oder einen Wert mit Komma, der nicht in Anführungszeichen steht</translation>
    </message>
    <message>
        <source>has bytes in column %1 that are not of the file&apos;s charset, or control characters</source>
        <translation>hat in Spalte %1 Bytes, die nicht zum Zeichensatz der Datei gehören, oder Steuerzeichen</translation>
    </message>
    <message>
        <source>the record %1</source>
        <translation>der Datensatz %1</translation>
    </message>
    <message>
        <source>is neither 3.0 nor 4.0; export the card as one of them</source>
        <translation>ist weder 3.0 noch 4.0; exportieren Sie die Karte in einer davon</translation>
    </message>
    <message>
        <source>%1 pictures, sounds and keys were left out</source>
        <translation>Ausgelassene Bilder, Töne und Schlüssel: %1</translation>
    </message>
    <message>
        <source>has a line (%1) that is no &quot;NAME:value&quot;</source>
        <translation>hat eine Zeile (%1), die nicht die Form „NAME:Wert“ hat</translation>
    </message>
    <message>
        <source>has bytes that are not of the file&apos;s charset, or control characters (line %1)</source>
        <translation>hat Bytes, die nicht zum Zeichensatz der Datei gehören, oder Steuerzeichen (Zeile %1)</translation>
    </message>
    <message>
        <source>is in quoted-printable, which cards of 3.0 and 4.0 do not have; export it again</source>
        <translation>ist in Quoted-Printable, das es in Karten der Versionen 3.0 und 4.0 nicht gibt; exportieren Sie sie neu</translation>
    </message>
    <message>
        <source>has more than %1 lines</source>
        <translation>hat mehr als %1 Zeilen</translation>
    </message>
    <message>
        <source>the card has no end; export it again</source>
        <translation>die Karte hat kein Ende; exportieren Sie sie neu</translation>
    </message>
    <message>
        <source>is a distribution list, whose members the file names in a way that is not known; make the group again</source>
        <translation>ist eine Verteilerliste, deren Mitglieder die Datei auf unbekannte Weise nennt; legen Sie die Gruppe neu an</translation>
    </message>
    <message>
        <source>the destination for scans is only kept with the entry: which protocol the number means is not known; enter it again on the device</source>
        <translation>das Scanziel wird nur beim Eintrag behalten: welches Protokoll die Zahl meint, ist nicht bekannt; geben Sie es am Gerät neu ein</translation>
    </message>
    <message>
        <source>with those of the file the groups would be more than %1; take some out</source>
        <translation>mit denen der Datei wären es mehr als %1 Gruppen; nehmen Sie einige heraus</translation>
    </message>
    <message>
        <source>there is no such item; it may be of a newer version</source>
        <translation>diese Einstellung gibt es nicht; sie kann aus einer neueren Version stammen</translation>
    </message>
    <message>
        <source>this item does not belong to this kind of owner</source>
        <translation>diese Einstellung gehört nicht zu dieser Art von Besitzer</translation>
    </message>
    <message>
        <source>this item cannot be imported; it stays with its device</source>
        <translation>diese Einstellung kann nicht importiert werden; sie bleibt bei ihrem Gerät</translation>
    </message>
    <message>
        <source>this item is device-specific: each device keeps its own values; import it on the devices, or share the item first</source>
        <translation>diese Einstellung ist gerätespezifisch: jedes Gerät behält seine eigenen Werte; importieren Sie sie auf den Geräten, oder teilen Sie sie erst</translation>
    </message>
    <message>
        <source>the stored credentials cannot be decrypted, so that nothing can be merged into them; delete them first</source>
        <translation>die gespeicherten Zugangsdaten können nicht entschlüsselt werden, deshalb kann nichts mit ihnen zusammengeführt werden; löschen Sie sie erst</translation>
    </message>
    <message>
        <source>the file is no text. What a device encrypts for itself (a Ricoh .udf, a backup of all settings) only devices read: export the address book as CSV there</source>
        <translation>die Datei ist kein Text. Was ein Gerät für sich verschlüsselt (eine .udf von Ricoh, eine Sicherung aller Einstellungen), lesen nur Geräte: exportieren Sie dort das Adressbuch als CSV</translation>
    </message>
    <message>
        <source>the file is none that is known: a login-user CSV (a column row with uid), an address book (a column row with objectclass, or .abk), an address CSV of Sharp, Xerox, Konica Minolta or Ricoh, LDIF, or vCard</source>
        <translation>die Datei ist keine bekannte: eine Anmeldebenutzer-CSV (eine Spaltenzeile mit uid), ein Adressbuch (eine Spaltenzeile mit objectclass, oder .abk), eine Adress-CSV von Sharp, Xerox, Konica Minolta oder Ricoh, LDIF oder vCard</translation>
    </message>
    <message>
        <source>the file has no row that names the columns</source>
        <translation>die Datei hat keine Zeile, die die Spalten nennt</translation>
    </message>
    <message>
        <source>the column objectclass or cn is missing</source>
        <translation>die Spalte objectclass oder cn fehlt</translation>
    </message>
    <message>
        <source>the column uid is missing</source>
        <translation>die Spalte uid fehlt</translation>
    </message>
    <message>
        <source>the file is LDIF of another version than 1</source>
        <translation>die Datei ist LDIF einer anderen Version als 1</translation>
    </message>
    <message>
        <source>it has no entry &quot;manifest.json&quot;: it is no package of this product, or it was packed again inside a folder</source>
        <translation>es hat keinen Eintrag „manifest.json“: es ist kein Paket dieses Produkts, oder es wurde in einem Ordner neu gepackt</translation>
    </message>
    <message>
        <source>it is no zip, or its end is cut off</source>
        <translation>es ist kein Zip, oder sein Ende fehlt</translation>
    </message>
    <message>
        <source>is damaged or cut off</source>
        <translation>ist beschädigt oder abgeschnitten</translation>
    </message>
    <message>
        <source>is not the same in the zip&apos;s directory</source>
        <translation>steht im Verzeichnis des Zips anders</translation>
    </message>
    <message>
        <source>is encrypted in the zip; only whole packages are sealed, with age</source>
        <translation>ist im Zip verschlüsselt; nur ganze Pakete werden versiegelt, mit age</translation>
    </message>
    <message>
        <source>is a link or another special file</source>
        <translation>ist eine Verknüpfung oder eine andere besondere Datei</translation>
    </message>
    <message>
        <source>is packed by another method than deflate; pack it again with an ordinary zip program</source>
        <translation>ist anders gepackt als mit Deflate; packen Sie es mit einem gewöhnlichen Zip-Programm neu</translation>
    </message>
    <message>
        <source>is missing; export again, or copy the file again</source>
        <translation>fehlt; exportieren Sie noch einmal, oder kopieren Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>is there twice: which one counts is not clear</source>
        <translation>ist zweimal da: welcher zählt, ist nicht klar</translation>
    </message>
    <message>
        <source>%1 has more than %2 MiB; divide it into several files</source>
        <translation>%1 hat mehr als %2 MiB; teilen Sie die Datei auf</translation>
    </message>
    <message>
        <source>the file has more than %1 MiB; export it in parts</source>
        <translation>die Datei hat mehr als %1 MiB; exportieren Sie sie in Teilen</translation>
    </message>
    <message>
        <source>column %1 of the column row repeats an earlier one</source>
        <translation>Spalte %1 der Spaltenzeile wiederholt eine frühere</translation>
    </message>
    <message>
        <source>column %1 of the column row has a name that cannot be read; check the charset</source>
        <translation>Spalte %1 der Spaltenzeile hat einen Namen, der nicht lesbar ist; prüfen Sie den Zeichensatz</translation>
    </message>
    <message>
        <source>the charset is not known; known are %1</source>
        <translation>der Zeichensatz ist nicht bekannt; bekannt sind %1</translation>
    </message>
    <message>
        <source>the file is not UTF-8 and does not say what it is; name its charset (%1)</source>
        <translation>die Datei ist nicht UTF-8 und nennt ihren Zeichensatz nicht; wählen Sie ihn (%1)</translation>
    </message>
    <message>
        <source>the package was written by a newer version of the product (format %1, this one reads up to %2); update this machine first</source>
        <translation>das Paket wurde von einer neueren Version des Produkts geschrieben (Format %1, diese liest bis %2); aktualisieren Sie erst diesen Rechner</translation>
    </message>
    <message>
        <source>the zip has more than %1 entries</source>
        <translation>das Zip hat mehr als %1 Einträge</translation>
    </message>
    <message>
        <source>the directory of the zip has more than %1 MiB</source>
        <translation>das Verzeichnis des Zips hat mehr als %1 MiB</translation>
    </message>
    <message>
        <source>the manifest names more than %1 entries</source>
        <translation>das Manifest nennt mehr als %1 Einträge</translation>
    </message>
    <message>
        <source>the manifest names &quot;%1&quot; twice</source>
        <translation>das Manifest nennt „%1“ zweimal</translation>
    </message>
    <message>
        <source>has more than %1 bytes</source>
        <translation>hat mehr als %1 Bytes</translation>
    </message>
    <message>
        <source>and those before it have more than %1 bytes</source>
        <translation>und die davor haben mehr als %1 Bytes</translation>
    </message>
    <message>
        <source>unpacks to more than %1 times its size: it is a trap</source>
        <translation>wird beim Entpacken mehr als %1-mal so groß: es ist eine Falle</translation>
    </message>
    <message>
        <source>and those before it unpack to more than %1 times the file: it is a trap</source>
        <translation>und die davor werden beim Entpacken mehr als %1-mal so groß wie die Datei: es ist eine Falle</translation>
    </message>
    <message>
        <source>there is no file %1</source>
        <translation>es gibt keine Datei %1</translation>
    </message>
    <message>
        <source>the row that names the columns %1</source>
        <translation>die Zeile, die die Spalten nennt, %1</translation>
    </message>
    <message>
        <source>entry &quot;%1&quot; %2</source>
        <translation>der Eintrag „%1“ %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>retinue::gui::Console</name>
    <message>
        <source>Close the window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>The server goes on without its window, so that devices keep synchronizing.</source>
        <translation>Der Server läuft ohne Fenster weiter, damit die Geräte weiterhin synchronisieren.</translation>
    </message>
    <message>
        <source>Click the Retinue icon in the notification area to open the window again or to quit.</source>
        <translation>Klicken Sie auf das Retinue-Symbol im Infobereich, um das Fenster wieder zu öffnen oder Retinue zu beenden.</translation>
    </message>
    <message>
        <source>&amp;Keep Running</source>
        <translation>&amp;Weiterlaufen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Quit Retinue</source>
        <translation>Retinue beenden</translation>
    </message>
    <message>
        <source>Stop the server and quit?</source>
        <translation>Server stoppen und Retinue beenden?</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) connected now work from their local data until the server runs again; their changes wait and are not lost.</source>
        <translation>
            <numerusform>%n jetzt verbundenes Gerät arbeitet mit seinen lokalen Daten, bis der Server wieder läuft; seine Änderungen warten und gehen nicht verloren.</numerusform>
            <numerusform>%n jetzt verbundene Geräte arbeiten mit ihren lokalen Daten, bis der Server wieder läuft; ihre Änderungen warten und gehen nicht verloren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) in progress will be cancelled.</source>
        <translation>
            <numerusform>%n laufender Auftrag wird abgebrochen.</numerusform>
            <numerusform>%n laufende Aufträge werden abgebrochen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Retinue is stopping</source>
        <translation>Retinue wird beendet</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) of retinued in progress will stop, and say there what becomes of the rest.</source>
        <translation>
            <numerusform>%n laufender Befehl von retinued endet und sagt dort, was aus dem Rest wird.</numerusform>
            <numerusform>%n laufende Befehle von retinued enden und sagen dort, was aus dem Rest wird.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::ActivityCard</name>
    <message>
        <source>Log-ins and changes</source>
        <translation>Anmeldungen und Änderungen</translation>
    </message>
    <message>
        <source>Time shown in the chart</source>
        <translation>Im Diagramm gezeigter Zeitraum</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ActivityChart</name>
    <message>
        <source>Chart of log-ins and changes</source>
        <translation>Diagramm der Anmeldungen und Änderungen</translation>
    </message>
    <message>
        <source>Log-ins</source>
        <translation>Anmeldungen</translation>
    </message>
    <message>
        <source>Changes of settings</source>
        <translation>Geänderte Einstellungen</translation>
    </message>
    <message numerus="yes">
        <source>%n log-in(s)</source>
        <translation>
            <numerusform>%n Anmeldung</numerusform>
            <numerusform>%n Anmeldungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Last 24 hours: no log-ins and no changes.</source>
        <translation>Letzte 24 Stunden: keine Anmeldungen und keine Änderungen.</translation>
    </message>
    <message>
        <source>Last 7 days: no log-ins and no changes.</source>
        <translation>Letzte 7 Tage: keine Anmeldungen und keine Änderungen.</translation>
    </message>
    <message>
        <source>Last 24 hours: %1, %2; most of them %3.</source>
        <translation>Letzte 24 Stunden: %1, %2; die meisten %3.</translation>
    </message>
    <message>
        <source>Last 7 days: %1, %2; most of them %3.</source>
        <translation>Letzte 7 Tage: %1, %2; die meisten %3.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, times</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>time: log-ins, changes</comment>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>retinue::ui::AddAdministratorDialog</name>
    <message>
        <source>Add administrator</source>
        <translation>Administrator hinzufügen</translation>
    </message>
    <message>
        <source>System &amp;Manager ID</source>
        <translation>System&amp;manager-ID</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>An ID has 1 to 64 characters and no blanks.</source>
        <translation>Eine ID hat 1 bis 64 Zeichen und keine Leerzeichen.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::AdministratorsCard</name>
    <message>
        <source>Administrators</source>
        <translation>Administratoren</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>Hin&amp;zufügen…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>They sign in here, and may enrol devices with their ID and password.</source>
        <translation>Sie melden sich hier an und dürfen Geräte mit ihrer ID und ihrem Passwort registrieren.</translation>
    </message>
    <message>
        <source>Reading the administrators</source>
        <translation>Administratoren lesen</translation>
    </message>
    <message>
        <source>The last administrator cannot be removed; add another one first.</source>
        <translation>Der letzte Administrator kann nicht entfernt werden; fügen Sie zuerst einen anderen hinzu.</translation>
    </message>
    <message>
        <source>%1 may administer this installation now.</source>
        <translation>%1 darf diese Installation jetzt verwalten.</translation>
    </message>
    <message>
        <source>Adding %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Remove administrator</source>
        <translation>Administrator entfernen</translation>
    </message>
    <message>
        <source>Remove the administrator %1?</source>
        <translation>Administrator %1 entfernen?</translation>
    </message>
    <message>
        <source>That is you: you are signed out, and cannot sign in again.</source>
        <translation>Das sind Sie selbst: Sie werden abgemeldet und können sich nicht wieder anmelden.</translation>
    </message>
    <message>
        <source>%1 can no longer sign in here or enrol devices. Devices that are enrolled stay.</source>
        <translation>%1 kann sich hier nicht mehr anmelden und keine Geräte mehr registrieren. Registrierte Geräte bleiben.</translation>
    </message>
    <message>
        <source>&amp;Remove %1</source>
        <translation>%1 &amp;entfernen</translation>
    </message>
    <message>
        <source>The administrator %1 was removed.</source>
        <translation>Der Administrator %1 wurde entfernt.</translation>
    </message>
    <message>
        <source>Removing %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>retinue::ui::AppearanceCard</name>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ApplyDialog</name>
    <message>
        <source>&amp;Back up first</source>
        <translation>&amp;Zuerst sichern</translation>
    </message>
    <message>
        <source>Undo Change of Sharing</source>
        <translation>Änderung der Freigabe rückgängig machen</translation>
    </message>
    <message>
        <source>Apply Change of Sharing</source>
        <translation>Änderung der Freigabe anwenden</translation>
    </message>
    <message numerus="yes">
        <source>Take back the change of %Ln item(s)?</source>
        <translation>
            <numerusform>Die Änderung von %Ln Element rückgängig machen?</numerusform>
            <numerusform>Die Änderung von %Ln Elementen rückgängig machen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change the sharing of %Ln item(s)?</source>
        <translation>
            <numerusform>Die Freigabe von %Ln Element ändern?</numerusform>
            <numerusform>Die Freigabe von %Ln Elementen ändern?</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>What %Ln device(s) have for themselves of what becomes shared is lost for good: for every user who has used them. No backup has it, and undoing does not bring it back.</source>
        <translation>
            <numerusform>Was %Ln Gerät von dem, was gemeinsam wird, für sich hat, ist endgültig verloren: für alle Benutzer, die es benutzt haben. Keine Sicherung enthält es, und Rückgängigmachen bringt es nicht wieder.</numerusform>
            <numerusform>Was %Ln Geräte von dem, was gemeinsam wird, für sich haben, ist endgültig verloren: für alle Benutzer, die sie benutzt haben. Keine Sicherung enthält es, und Rückgängigmachen bringt es nicht wieder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The values of %Ln user(s) or more that were initialized on the server come back.</source>
        <translation>
            <numerusform>Die auf dem Server initialisierten Werte von mindestens %Ln Benutzer kommen wieder.</numerusform>
            <numerusform>Die auf dem Server initialisierten Werte von mindestens %Ln Benutzern kommen wieder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s values of %Ln user(s) or more go to the devices, and are initialized on the server.</source>
        <translation>
            <numerusform>Die Werte von mindestens %Ln Benutzer auf dem Server gehen an die Geräte und werden auf dem Server initialisiert.</numerusform>
            <numerusform>Die Werte von mindestens %Ln Benutzern auf dem Server gehen an die Geräte und werden auf dem Server initialisiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The shared buttons of all devices are initialized too.</source>
        <translation>Auch die gemeinsamen Tasten aller Geräte werden initialisiert.</translation>
    </message>
    <message numerus="yes">
        <source>What is initialized on the server can be brought back by Undo for %Ln day(s).</source>
        <translation>
            <numerusform>Was auf dem Server initialisiert wird, lässt sich %Ln Tag lang mit „Rückgängig machen“ zurückbringen.</numerusform>
            <numerusform>Was auf dem Server initialisiert wird, lässt sich %Ln Tage lang mit „Rückgängig machen“ zurückbringen.</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone, because deleted data is not kept (see Recently Deleted).</source>
        <translation>Das kann nicht rückgängig gemacht werden, weil Gelöschtes nicht aufbewahrt wird (siehe „Zuletzt gelöscht“).</translation>
    </message>
    <message>
        <source>&amp;Keep the values of one device as the shared ones</source>
        <translation>Die &amp;Werte eines Geräts als gemeinsame behalten</translation>
    </message>
    <message>
        <source>Device whose values are kept</source>
        <translation>Gerät, dessen Werte behalten werden</translation>
    </message>
    <message>
        <source>It is started first, and sends them; no other device can start before that.</source>
        <translation>Es wird zuerst gestartet und sendet sie; vorher kann kein anderes Gerät starten.</translation>
    </message>
    <message>
        <source>A verified backup on this machine, listed by [Back Up] and restored there. It can bring back all that the server has now; it cannot bring back what only devices have.</source>
        <translation>Eine geprüfte Sicherung auf diesem Rechner; die Seite [Sichern] listet sie auf und stellt sie wieder her. Sie kann alles zurückbringen, was der Server jetzt hat, aber nichts, was nur Geräte haben.</translation>
    </message>
    <message>
        <source>Backups are encrypted under a passphrase that is not kept here: make one on the page [Back Up], with the passphrase, before you go on.</source>
        <translation>Sicherungen werden mit einer Passphrase verschlüsselt, die hier nicht hinterlegt ist: Sichern Sie auf der Seite [Sichern] mit der Passphrase, bevor Sie fortfahren.</translation>
    </message>
    <message numerus="yes">
        <source>The values of %Ln device(s) cannot be kept: not started since the sharing was changed last, they are older than that.</source>
        <translation>
            <numerusform>Die Werte von %Ln Gerät können nicht behalten werden: Es wurde seit der letzten Änderung der Freigabe nicht gestartet, sie sind also älter.</numerusform>
            <numerusform>Die Werte von %Ln Geräten können nicht behalten werden: Sie wurden seit der letzten Änderung der Freigabe nicht gestartet, die Werte sind also älter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::AttentionCard</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>retinue::ui::BackupErrors</name>
    <message>
        <source>The passphrase or key does not open this backup, or the share refused its user and password; nothing was changed.</source>
        <translation>Die Passphrase oder der Schlüssel öffnet diese Sicherung nicht, oder die Freigabe hat Benutzer und Kennwort abgelehnt; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Enter the passphrase again, or the whole line of the recovery sheet that begins with AGE-SECRET-KEY-1. The details say which it was.</source>
        <translation>Geben Sie die Passphrase noch einmal ein, oder die ganze Zeile des Wiederherstellungsblatts, die mit AGE-SECRET-KEY-1 beginnt. Die Details sagen, was davon es war.</translation>
    </message>
    <message>
        <source>The backup is damaged and is not used; nothing was changed.</source>
        <translation>Die Sicherung ist beschädigt und wird nicht verwendet; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Restore another one, and verify the rest. Check the disk or share that it lies on.</source>
        <translation>Stellen Sie eine andere wieder her, und prüfen Sie die übrigen. Prüfen Sie die Platte oder Freigabe, auf der sie liegt.</translation>
    </message>
    <message>
        <source>The backup was made by a newer version of the product; nothing was changed.</source>
        <translation>Die Sicherung wurde von einer neueren Version des Produkts erstellt; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Install that version or a newer one on this machine, then restore.</source>
        <translation>Installieren Sie diese oder eine neuere Version auf diesem Rechner, dann stellen Sie wieder her.</translation>
    </message>
    <message>
        <source>This is not a backup that can be restored here; nothing was changed.</source>
        <translation>Das ist keine Sicherung, die hier wiederhergestellt werden kann; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Choose a file of this product; the details say what is wrong with it.</source>
        <translation>Wählen Sie eine Datei dieses Produkts; die Details sagen, was daran nicht stimmt.</translation>
    </message>
    <message>
        <source>The disk of this machine has no room to make the restore ready; nothing was changed.</source>
        <translation>Die Platte dieses Rechners hat keinen Platz, um die Wiederherstellung bereitzumachen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Free some space on the disk of the data folder, then try again.</source>
        <translation>Schaffen Sie Platz auf der Platte des Datenordners, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The last backup failed, %1. %2: %3</source>
        <translation>Die letzte Sicherung ist fehlgeschlagen, %1. %2: %3</translation>
    </message>
    <message>
        <source>The backup&apos;s destination was not there, %1. %2</source>
        <translation>Das Ziel der Sicherung war nicht da, %1. %2</translation>
    </message>
    <message>
        <source>Earlier backups there are not affected.</source>
        <translation>Frühere Sicherungen dort sind nicht betroffen.</translation>
    </message>
    <message>
        <source>The backup that was due %1 was missed: the server did not run or ended, or another run took too long.</source>
        <translation>Die Sicherung, die %1 fällig war, wurde versäumt: Der Server lief nicht oder endete, oder ein anderer Lauf dauerte zu lange.</translation>
    </message>
    <message>
        <source>Back up now, and let the server run at the time of the schedule.</source>
        <translation>Sichern Sie jetzt, und lassen Sie den Server zur Zeit des Zeitplans laufen.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::BackupHead</name>
    <message>
        <source>&amp;Only what has changed</source>
        <translation>N&amp;ur was sich geändert hat</translation>
    </message>
    <message>
        <source>&amp;Back Up Now</source>
        <translation>Jetzt &amp;sichern</translation>
    </message>
    <message>
        <source>State of the backups</source>
        <translation>Stand der Sicherungen</translation>
    </message>
    <message>
        <source>Backups on:</source>
        <translation>Sicherungen auf:</translation>
    </message>
    <message>
        <source>De&amp;vice</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>On this machine&apos;s disk</source>
        <translation>Auf der Platte dieses Rechners</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>&amp;Netzwerk</translation>
    </message>
    <message>
        <source>On a share of another machine</source>
        <translation>Auf einer Freigabe eines anderen Rechners</translation>
    </message>
    <message>
        <source>Faster and smaller; it needs the backup before it. Where there is none, everything is backed up.</source>
        <translation>Schneller und kleiner; sie braucht die Sicherung davor. Wo keine ist, wird alles gesichert.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::BackupModel</name>
    <message>
        <source>incomplete</source>
        <translation>unvollständig</translation>
    </message>
    <message>
        <source>changes since %1</source>
        <translation>Änderungen seit %1</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>It is encrypted and was not made here: what is inside is seen once it is opened.</source>
        <translation>Sie ist verschlüsselt und wurde nicht hier erstellt: Was darin ist, sieht man, sobald sie geöffnet ist.</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Verschlüsselt</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
</context>
<context>
    <name>retinue::ui::BackupPage</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Back Up</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Backups of everything that is synchronized, and bringing it back</source>
        <translation>Sicherungen von allem, was abgeglichen wird, und wie es zurückkommt</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>retinue::ui::BackupRuns</name>
    <message>
        <source>Remove a Backup</source>
        <translation>Sicherung entfernen</translation>
    </message>
    <message>
        <source>Remove %1 (%2)?</source>
        <translation>%1 entfernen (%2)?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln increment(s) that build upon it go as well, the newest of %1.</source>
        <translation>
            <numerusform>%Ln Zuwachs, der darauf aufbaut, wird auch entfernt, der neueste von %1.</numerusform>
            <numerusform>%Ln Zuwächse, die darauf aufbauen, werden auch entfernt, der neueste von %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody can bring it back.</source>
        <translation>Niemand kann sie zurückbringen.</translation>
    </message>
    <message>
        <source>Removed: %1.</source>
        <translation>Entfernt: %1.</translation>
    </message>
    <message>
        <source>Removing a backup</source>
        <translation>Entfernen einer Sicherung</translation>
    </message>
    <message>
        <source>Open an Encrypted Backup</source>
        <translation>Verschlüsselte Sicherung öffnen</translation>
    </message>
    <message>
        <source>That does not open %1.</source>
        <translation>Das öffnet %1 nicht.</translation>
    </message>
    <message>
        <source>%1 is encrypted.</source>
        <translation>%1 ist verschlüsselt.</translation>
    </message>
    <message>
        <source>&amp;Passphrase or recovery key:</source>
        <translation>&amp;Passphrase oder Schlüssel:</translation>
    </message>
    <message>
        <source>The recovery key is the line of the recovery sheet that begins with AGE-SECRET-KEY-1.</source>
        <translation>Der Wiederherstellungsschlüssel ist die Zeile des Wiederherstellungsblatts, die mit AGE-SECRET-KEY-1 beginnt.</translation>
    </message>
    <message>
        <source>Back Up</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Replication is set, and no backup can be made while it is. Stop it for this backup?</source>
        <translation>Die Replikation ist eingestellt; solange kann nicht gesichert werden. Soll sie für diese Sicherung gestoppt werden?</translation>
    </message>
    <message>
        <source>It is started again by itself once the backup is made. Both are rows of the execution log.</source>
        <translation>Sie wird von selbst wieder gestartet, wenn die Sicherung gemacht ist. Beides steht im Ausführungsprotokoll.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::BackupSettingsPanel</name>
    <message>
        <source>Reading the settings of backups</source>
        <translation>Lesen der Einstellungen der Sicherungen</translation>
    </message>
</context>
<context>
    <name>retinue::ui::BackupText</name>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>A backup or restore is at work.</source>
        <translation>Eine Sicherung oder Wiederherstellung ist im Gange.</translation>
    </message>
    <message>
        <source>Nothing was backed up yet: if the disk of this machine fails, everything is lost.</source>
        <translation>Noch nichts wurde gesichert: Fällt die Platte dieses Rechners aus, ist alles verloren.</translation>
    </message>
    <message>
        <source>Back up now, then set a schedule under [Settings].</source>
        <translation>Sichern Sie jetzt, dann stellen Sie unter [Einstellungen] einen Zeitplan ein.</translation>
    </message>
    <message>
        <source>The last good backup: %1.</source>
        <translation>Die letzte gute Sicherung: %1.</translation>
    </message>
    <message>
        <source>No backup was proven yet. A trial restore shows that it would come back; nothing is changed by it.</source>
        <translation>Noch keine Sicherung ist erwiesen. Eine Probe zeigt, dass sie zurückkäme; sie ändert nichts.</translation>
    </message>
    <message>
        <source>Last good backup: %1</source>
        <translation>Letzte gute Sicherung: %1</translation>
    </message>
    <message>
        <source>Newest proven by a trial restore: %1</source>
        <translation>Neueste durch eine Probe erwiesene: %1</translation>
    </message>
    <message>
        <source>Next by the schedule: %1</source>
        <translation>Nächste nach dem Zeitplan: %1</translation>
    </message>
    <message>
        <source>No schedule</source>
        <translation>Kein Zeitplan</translation>
    </message>
    <message>
        <source>cannot be restored</source>
        <translation>nicht wiederherstellbar</translation>
    </message>
    <message>
        <source>proven %1</source>
        <translation>erwiesen %1</translation>
    </message>
    <message>
        <source>verified %1</source>
        <translation>geprüft %1</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>the backup of %1</source>
        <translation>die Sicherung vom %1</translation>
    </message>
    <message>
        <source>Backed up and read back: %1 in %2.</source>
        <translation>Gesichert und zurückgelesen: %1 in %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln older backup(s) removed.</source>
        <translation>
            <numerusform>%Ln ältere Sicherung entfernt.</numerusform>
            <numerusform>%Ln ältere Sicherungen entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Older backups could not be removed: %1</source>
        <translation>Ältere Sicherungen konnten nicht entfernt werden: %1</translation>
    </message>
    <message>
        <source>It is not encrypted: on another machine stored credentials are missing, and devices enrol again.</source>
        <translation>Sie ist nicht verschlüsselt: Auf einem anderen Rechner fehlen gespeicherte Anmeldedaten, und die Geräte müssen neu registriert werden.</translation>
    </message>
    <message>
        <source>The backup of %1 is what was written: %2 read in %3.</source>
        <translation>Die Sicherung vom %1 ist, was geschrieben wurde: %2 in %3 gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>The backup of %1 would come back: %2 of %3 restored on trial and found right.</source>
        <translation>Die Sicherung vom %1 käme zurück: %2 von %3 auf Probe wiederhergestellt und richtig befunden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s)</source>
        <translation>
            <numerusform>%Ln Einstellung</numerusform>
            <numerusform>%Ln Einstellungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation>
            <numerusform>%Ln Benutzer oder Gruppe</numerusform>
            <numerusform>%Ln Benutzern und Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) could not be read, because their key is not there.</source>
        <translation>
            <numerusform>%Ln gespeicherte Anmeldung konnte nicht gelesen werden, weil ihr Schlüssel nicht da ist.</numerusform>
            <numerusform>%Ln gespeicherte Anmeldungen konnten nicht gelesen werden, weil ihr Schlüssel nicht da ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>The host&apos;s name is found</source>
        <translation>Der Name des Hosts wird gefunden</translation>
    </message>
    <message>
        <source>The host answers</source>
        <translation>Der Host antwortet</translation>
    </message>
    <message>
        <source>Its port is open</source>
        <translation>Sein Port ist offen</translation>
    </message>
    <message>
        <source>The share is there</source>
        <translation>Die Freigabe ist da</translation>
    </message>
    <message>
        <source>User and password are accepted</source>
        <translation>Benutzer und Kennwort werden angenommen</translation>
    </message>
    <message>
        <source>The folder is there</source>
        <translation>Der Ordner ist da</translation>
    </message>
    <message>
        <source>Files can be written</source>
        <translation>Dateien können geschrieben werden</translation>
    </message>
    <message>
        <source>There is space</source>
        <translation>Platz ist da</translation>
    </message>
    <message>
        <source>Check how the host is spelled, or enter its address.</source>
        <translation>Prüfen Sie, wie der Host geschrieben wird, oder geben Sie seine Adresse ein.</translation>
    </message>
    <message>
        <source>Check that the host is on, and the network between.</source>
        <translation>Prüfen Sie, ob der Host an ist, und das Netzwerk dazwischen.</translation>
    </message>
    <message>
        <source>Check that the host shares folders (SMB), the port, and firewalls.</source>
        <translation>Prüfen Sie, ob der Host Ordner freigibt (SMB), den Port und Firewalls.</translation>
    </message>
    <message>
        <source>Check the name of the share on the host.</source>
        <translation>Prüfen Sie den Namen der Freigabe auf dem Host.</translation>
    </message>
    <message>
        <source>Check user and password; a user of a domain is entered as DOMAIN\NAME.</source>
        <translation>Prüfen Sie Benutzer und Kennwort; ein Benutzer einer Domäne wird als DOMÄNE\NAME eingegeben.</translation>
    </message>
    <message>
        <source>Make the folder on the share, or correct its name.</source>
        <translation>Legen Sie den Ordner auf der Freigabe an, oder berichtigen Sie seinen Namen.</translation>
    </message>
    <message>
        <source>Give the user the right to write into this folder.</source>
        <translation>Geben Sie dem Benutzer das Recht, in diesen Ordner zu schreiben.</translation>
    </message>
    <message>
        <source>Make room on the share.</source>
        <translation>Schaffen Sie Platz auf der Freigabe.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::BackupsPanel</name>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Wiederherstellen…</translation>
    </message>
    <message>
        <source>&amp;Trial Restore</source>
        <translation>&amp;Probe</translation>
    </message>
    <message>
        <source>Verif&amp;y</source>
        <translation>P&amp;rüfen</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>Restore from a &amp;File…</source>
        <translation>Aus einer &amp;Datei…</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Restores it into a scratch place and compares; the data in use are not touched</source>
        <translation>Stellt sie an einem eigenen Ort wieder her und vergleicht; die benutzten Daten werden nicht angerührt</translation>
    </message>
    <message>
        <source>Reads it whole and compares it with what was written</source>
        <translation>Liest sie ganz und vergleicht sie mit dem, was geschrieben wurde</translation>
    </message>
    <message>
        <source>A backup that lies elsewhere, or comes from another machine</source>
        <translation>Eine Sicherung, die anderswo liegt oder von einem anderen Rechner kommt</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>Try &amp;Again</source>
        <translation>&amp;Noch einmal versuchen</translation>
    </message>
    <message>
        <source>No share is set up</source>
        <translation>Keine Freigabe ist eingerichtet</translation>
    </message>
    <message>
        <source>A backup on another machine survives the loss of this one. Enter a share and test it.</source>
        <translation>Eine Sicherung auf einem anderen Rechner übersteht den Verlust von diesem. Geben Sie eine Freigabe ein, und testen Sie sie.</translation>
    </message>
    <message>
        <source>&amp;Set Up the Share</source>
        <translation>&amp;Freigabe einrichten</translation>
    </message>
    <message>
        <source>%1 · %2 free</source>
        <translation>%1 · %2 frei</translation>
    </message>
    <message>
        <source>No backups here yet</source>
        <translation>Hier sind noch keine Sicherungen</translation>
    </message>
    <message>
        <source>A backup has everything that is synchronized. Devices go on meanwhile.</source>
        <translation>Eine Sicherung enthält alles, was abgeglichen wird. Die Geräte arbeiten währenddessen weiter.</translation>
    </message>
    <message>
        <source>Back Up Now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Restore from a File</source>
        <translation>Aus einer Datei wiederherstellen</translation>
    </message>
    <message>
        <source>Backups (*.rbk)</source>
        <translation>Sicherungen (*.rbk)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Öffnen von %1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::BringBackDialog</name>
    <message>
        <source>&amp;Keep the newer settings</source>
        <translation>Neuere Einstellungen &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Replace the newer settings</source>
        <translation>Neuere Einstellungen &amp;ersetzen</translation>
    </message>
    <message>
        <source>Bring Back</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Bring back %1?</source>
        <translation>%1 wiederherstellen?</translation>
    </message>
    <message>
        <source>There is newer data of it on this server.</source>
        <translation>Auf diesem Server gibt es dazu neuere Daten.</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln there is newer data on this server.</source>
        <translation>
            <numerusform>Zu %Ln davon gibt es auf diesem Server neuere Daten.</numerusform>
            <numerusform>Zu %Ln davon gibt es auf diesem Server neuere Daten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only what is missing is brought back. Where there is a newer setting, the older one stays in Recently Deleted.</source>
        <translation>Nur was fehlt, wird wiederhergestellt. Wo es eine neuere Einstellung gibt, bleibt die ältere unter „Zuletzt gelöscht“.</translation>
    </message>
    <message>
        <source>The older settings take the place of the newer ones, which go to Recently Deleted.</source>
        <translation>Die älteren Einstellungen treten an die Stelle der neueren; diese kommen nach „Zuletzt gelöscht“.</translation>
    </message>
    <message>
        <source>&amp;Bring Back</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ChangesPanel</name>
    <message>
        <source>Undo:</source>
        <translation>Rückgängig:</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>no longer</source>
        <translation>nicht mehr</translation>
    </message>
    <message>
        <source>after the later changes</source>
        <translation>nach den späteren Änderungen</translation>
    </message>
    <message>
        <source>Undo changes the scopes back and brings back what was initialized on the server. What devices had for themselves stays lost.</source>
        <translation>„Rückgängig machen“ setzt die Freigabe zurück und bringt wieder, was auf dem Server initialisiert wurde. Was Geräte für sich hatten, bleibt verloren.</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>&amp;Rückgängig machen…</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>Nichts wurde geändert</translation>
    </message>
    <message>
        <source>Changes of what is shared are listed here, and can be undone.</source>
        <translation>Änderungen der Freigabe stehen hier und können rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Changes of sharing</source>
        <translation>Änderungen der Freigabe</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Pushed</source>
        <translation>Verteilt</translation>
    </message>
    <message>
        <source>Initialized</source>
        <translation>Initialisiert</translation>
    </message>
    <message>
        <source>Can Be Undone</source>
        <translation>Rückgängig möglich</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ChosenOwners</name>
    <message>
        <source>prepared</source>
        <translation>vorbereitet</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ChosenPanel</name>
    <message>
        <source>&amp;Remove</source>
        <translation>E&amp;ntfernen</translation>
    </message>
    <message>
        <source>Remove A&amp;ll</source>
        <translation>A&amp;lle entfernen</translation>
    </message>
    <message>
        <source>&amp;Prepare</source>
        <translation>&amp;Vorbereiten</translation>
    </message>
    <message>
        <source>Chosen users and groups</source>
        <translation>Ausgewählte Benutzer und Gruppen</translation>
    </message>
    <message>
        <source>&amp;Chosen:</source>
        <translation>Aus&amp;gewählt:</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ClientCard</name>
    <message>
        <source>Not enrolled at a server.</source>
        <translation>Bei keinem Server registriert.</translation>
    </message>
    <message>
        <source>Enrol it at the server of this machine.</source>
        <translation>Registrieren Sie ihn beim Server dieses Rechners.</translation>
    </message>
    <message>
        <source>Enrol it; the server&apos;s console shows the address and makes a code.</source>
        <translation>Registrieren Sie ihn; die Konsole des Servers zeigt die Adresse und erstellt einen Code.</translation>
    </message>
    <message>
        <source>Stopped. %1</source>
        <translation>Gestoppt. %1</translation>
    </message>
    <message>
        <source>Stopped: it takes no part in synchronization.</source>
        <translation>Gestoppt: Er nimmt nicht an der Synchronisierung teil.</translation>
    </message>
    <message>
        <source>Start it. Where both have data, the server&apos;s are kept; what only this machine has goes up.</source>
        <translation>Starten Sie ihn. Wo beide Daten haben, bleiben die des Servers; was nur dieser Rechner hat, wird übertragen.</translation>
    </message>
    <message>
        <source>Starting: it compares its data with the server&apos;s.</source>
        <translation>Startet: Er vergleicht seine Daten mit denen des Servers.</translation>
    </message>
    <message>
        <source>Running, but news from the server do not come in now.</source>
        <translation>Läuft, aber zurzeit kommen keine Neuigkeiten vom Server an.</translation>
    </message>
    <message>
        <source>It asks for them every few minutes, and connects again by itself.</source>
        <translation>Er fragt alle paar Minuten danach und verbindet sich von selbst wieder.</translation>
    </message>
    <message>
        <source>Running: its data are the server&apos;s.</source>
        <translation>Läuft: Seine Daten sind die des Servers.</translation>
    </message>
    <message>
        <source>It works from its local data.</source>
        <translation>Er arbeitet mit seinen lokalen Daten.</translation>
    </message>
    <message>
        <source>It works from its local data. %1</source>
        <translation>Er arbeitet mit seinen lokalen Daten. %1</translation>
    </message>
    <message>
        <source>%1 It tries again by itself; changes wait and are not lost.</source>
        <translation>%1 Er versucht es von selbst erneut; Änderungen warten und gehen nicht verloren.</translation>
    </message>
    <message>
        <source>It was removed at the server and cannot synchronize any more.</source>
        <translation>Er wurde am Server entfernt und kann nicht mehr synchronisieren.</translation>
    </message>
    <message>
        <source>Enrol it again. Its local data stay until then.</source>
        <translation>Registrieren Sie ihn erneut. Seine lokalen Daten bleiben bis dahin erhalten.</translation>
    </message>
    <message>
        <source>Client of This Machine</source>
        <translation>Client dieses Rechners</translation>
    </message>
    <message>
        <source>Fingerprint of the server</source>
        <translation>Fingerabdruck des Servers</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;toppen</translation>
    </message>
    <message>
        <source>&amp;Join This Server</source>
        <translation>&amp;Diesem Server beitreten</translation>
    </message>
    <message>
        <source>&amp;Enrol…</source>
        <translation>&amp;Registrieren…</translation>
    </message>
    <message>
        <source>Device Name</source>
        <translation>Gerätename</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Last synchronized</source>
        <translation>Zuletzt synchronisiert</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting to go up</source>
        <translation>
            <numerusform>%Ln wartet auf Übertragung</numerusform>
            <numerusform>%Ln warten auf Übertragung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused: the user must log in again here</source>
        <translation>
            <numerusform>%Ln abgelehnt: Der Benutzer muss sich hier erneut anmelden</numerusform>
            <numerusform>%Ln abgelehnt: Der Benutzer muss sich hier erneut anmelden</numerusform>
        </translation>
    </message>
    <message>
        <source>All have gone up</source>
        <translation>Alle übertragen</translation>
    </message>
    <message>
        <source>The client of this machine cannot be used. %1</source>
        <translation>Der Client dieses Rechners kann nicht verwendet werden. %1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::CodeTableModel</name>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n Gerät</numerusform>
            <numerusform>%n Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Enrols</source>
        <translation>Registriert</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Communication</name>
    <message>
        <source>This machine was enrolled at the server %1.</source>
        <translation>Dieser Rechner wurde beim Server %1 registriert.</translation>
    </message>
    <message>
        <source>The server&apos;s administrator removed this machine.</source>
        <translation>Der Administrator des Servers hat diesen Rechner entfernt.</translation>
    </message>
    <message>
        <source>Enrol it again.</source>
        <translation>Registrieren Sie ihn erneut.</translation>
    </message>
    <message>
        <source>Synchronization was started.</source>
        <translation>Die Synchronisierung wurde gestartet.</translation>
    </message>
    <message>
        <source>Synchronization was resumed.</source>
        <translation>Die Synchronisierung wurde fortgesetzt.</translation>
    </message>
    <message>
        <source>Synchronization was stopped.</source>
        <translation>Die Synchronisierung wurde gestoppt.</translation>
    </message>
    <message>
        <source>The settings of %1 made room for others.</source>
        <translation>Die Einstellungen von %1 haben anderen Platz gemacht.</translation>
    </message>
    <message>
        <source>They are on the server and come back at the next login.</source>
        <translation>Sie sind auf dem Server und kommen bei der nächsten Anmeldung zurück.</translation>
    </message>
    <message>
        <source>The local store is full: the settings of %1 are not kept here.</source>
        <translation>Der lokale Speicher ist voll: Die Einstellungen von %1 werden hier nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Delete the local data of users who do not come any more; on the server they stay.</source>
        <translation>Löschen Sie die lokalen Daten von Benutzern, die nicht mehr kommen; auf dem Server bleiben sie erhalten.</translation>
    </message>
    <message>
        <source>The local data of %1 were deleted.</source>
        <translation>Die lokalen Daten von %1 wurden gelöscht.</translation>
    </message>
    <message>
        <source>The next login brings the server&apos;s data.</source>
        <translation>Die nächste Anmeldung bringt die Daten des Servers.</translation>
    </message>
    <message>
        <source>The local data of %1 differed from the server&apos;s and were replaced.</source>
        <translation>Die lokalen Daten von %1 wichen von denen des Servers ab und wurden ersetzt.</translation>
    </message>
    <message>
        <source>The local data of %1 still differ from the server&apos;s.</source>
        <translation>Die lokalen Daten von %1 weichen weiterhin von denen des Servers ab.</translation>
    </message>
    <message>
        <source>Delete the local data of this user or group, then log in again.</source>
        <translation>Löschen Sie die lokalen Daten dieses Benutzers oder dieser Gruppe und melden Sie sich dann erneut an.</translation>
    </message>
    <message>
        <source>A change was refused: %1, %2.</source>
        <translation>Eine Änderung wurde abgelehnt: %1, %2.</translation>
    </message>
    <message>
        <source>Log in again; the server&apos;s data are there then.</source>
        <translation>Melden Sie sich erneut an; dann sind die Daten des Servers da.</translation>
    </message>
    <message>
        <source>Synchronization could not be started.</source>
        <translation>Die Synchronisierung konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>Synchronization could not be resumed.</source>
        <translation>Die Synchronisierung konnte nicht fortgesetzt werden.</translation>
    </message>
    <message>
        <source>The server could not be told that synchronization was stopped.</source>
        <translation>Dem Server konnte nicht mitgeteilt werden, dass die Synchronisierung gestoppt wurde.</translation>
    </message>
    <message>
        <source>Synchronizing failed.</source>
        <translation>Das Synchronisieren ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The settings of %1 could not be brought up to date at the login.</source>
        <translation>Die Einstellungen von %1 konnten bei der Anmeldung nicht auf den neuesten Stand gebracht werden.</translation>
    </message>
    <message>
        <source>The server could not be told of the logout.</source>
        <translation>Dem Server konnte die Abmeldung nicht mitgeteilt werden.</translation>
    </message>
    <message>
        <source>A change was not taken: %1, %2.</source>
        <translation>Eine Änderung wurde nicht angenommen: %1, %2.</translation>
    </message>
    <message>
        <source>The settings of %1 could not be fetched.</source>
        <translation>Die Einstellungen von %1 konnten nicht abgerufen werden.</translation>
    </message>
    <message>
        <source>The server could not be told whose changes wait.</source>
        <translation>Dem Server konnte nicht mitgeteilt werden, wessen Änderungen warten.</translation>
    </message>
    <message>
        <source>The comparison with the server&apos;s data failed.</source>
        <translation>Der Vergleich mit den Daten des Servers ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The local data of %1 differ from the server&apos;s and could not be replaced.</source>
        <translation>Die lokalen Daten von %1 weichen von denen des Servers ab und konnten nicht ersetzt werden.</translation>
    </message>
    <message>
        <source>The next login replaces them.</source>
        <translation>Die nächste Anmeldung ersetzt sie.</translation>
    </message>
    <message>
        <source>The configuration of this machine&apos;s client could not be read.</source>
        <translation>Die Konfiguration des Clients dieses Rechners konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Enrol this machine again.</source>
        <translation>Registrieren Sie diesen Rechner erneut.</translation>
    </message>
    <message>
        <source>The server does not know this machine any more.</source>
        <translation>Der Server kennt diesen Rechner nicht mehr.</translation>
    </message>
    <message>
        <source>The server had newer data.</source>
        <translation>Der Server hatte neuere Daten.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Users&apos; data were prepared for an export.</source>
        <translation>Benutzerdaten wurden für einen Export vorbereitet.</translation>
    </message>
    <message>
        <source>The data of %1 were prepared for an export.</source>
        <translation>Die Daten von %1 wurden für einen Export vorbereitet.</translation>
    </message>
    <message>
        <source>An export could not be prepared.</source>
        <translation>Ein Export konnte nicht vorbereitet werden.</translation>
    </message>
    <message>
        <source>The server&apos;s administrator started synchronization on this machine.</source>
        <translation>Der Administrator des Servers hat die Synchronisierung auf diesem Rechner gestartet.</translation>
    </message>
    <message>
        <source>The server&apos;s administrator stopped synchronization on this machine.</source>
        <translation>Der Administrator des Servers hat die Synchronisierung auf diesem Rechner gestoppt.</translation>
    </message>
    <message>
        <source>Tell the server&apos;s administrator, with the details of this row.</source>
        <translation>Sagen Sie es dem Administrator des Servers, mit den Details dieser Zeile.</translation>
    </message>
    <message>
        <source>The server does not know what was asked for.</source>
        <translation>Der Server kennt nicht, wonach gefragt wurde.</translation>
    </message>
    <message>
        <source>If it happens again, update the server.</source>
        <translation>Wenn es wieder vorkommt, aktualisieren Sie den Server.</translation>
    </message>
    <message>
        <source>The server&apos;s data were replaced meanwhile, by a restore for example.</source>
        <translation>Die Daten des Servers wurden inzwischen ersetzt, zum Beispiel durch eine Wiederherstellung.</translation>
    </message>
    <message>
        <source>Restart this machine&apos;s synchronization: stop it, then start it.</source>
        <translation>Starten Sie die Synchronisierung dieses Rechners neu: stoppen, dann starten.</translation>
    </message>
    <message>
        <source>For the server this machine does not take part in synchronization.</source>
        <translation>Für den Server nimmt dieser Rechner nicht an der Synchronisierung teil.</translation>
    </message>
    <message>
        <source>Start synchronization on this machine.</source>
        <translation>Starten Sie die Synchronisierung auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The server does not allow it.</source>
        <translation>Der Server erlaubt es nicht.</translation>
    </message>
    <message>
        <source>The data needed for it are in use or locked.</source>
        <translation>Die Daten, die dafür nötig sind, sind in Gebrauch oder gesperrt.</translation>
    </message>
    <message>
        <source>It is tried again. If it stays so, tell the server&apos;s administrator.</source>
        <translation>Es wird erneut versucht. Bleibt es so, sagen Sie es dem Administrator des Servers.</translation>
    </message>
    <message>
        <source>It was broken off.</source>
        <translation>Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>It is done again when needed.</source>
        <translation>Es wird bei Bedarf wiederholt.</translation>
    </message>
    <message>
        <source>The disk of the server or of this machine is full.</source>
        <translation>Der Datenträger des Servers oder dieses Rechners ist voll.</translation>
    </message>
    <message>
        <source>If this machine has space, tell the server&apos;s administrator.</source>
        <translation>Wenn auf diesem Rechner Platz ist, sagen Sie es dem Administrator des Servers.</translation>
    </message>
    <message>
        <source>The server or this machine could not read or write its data.</source>
        <translation>Der Server oder dieser Rechner konnte die Daten nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>Stored data are damaged and are not used.</source>
        <translation>Gespeicherte Daten sind beschädigt und werden nicht verwendet.</translation>
    </message>
    <message>
        <source>The server and this machine do not understand each other.</source>
        <translation>Der Server und dieser Rechner verstehen einander nicht.</translation>
    </message>
    <message>
        <source>Update the older one of the two.</source>
        <translation>Aktualisieren Sie das ältere von beiden.</translation>
    </message>
    <message>
        <source>Something went wrong inside the product.</source>
        <translation>Im Produkt ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>The sharing of %1 was changed at the server: its values here were initialized.</source>
        <translation>Die Freigabe von %1 wurde am Server geändert: Die Werte hier wurden initialisiert.</translation>
    </message>
    <message>
        <source>The sharing of %1 was changed before a change of %2 had gone up.</source>
        <translation>Die Freigabe von %1 wurde geändert, bevor eine Änderung von %2 gesendet war.</translation>
    </message>
    <message>
        <source>The server keeps it in Recently deleted; its administrator can bring it back.</source>
        <translation>Der Server bewahrt sie unter „Zuletzt gelöscht“ auf; sein Administrator kann sie zurückholen.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::CommunicationModel</name>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>What Happened</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <translation>Details: %1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Conditions</name>
    <message>
        <source>It was stopped at the device, or was not started there since it was enrolled.</source>
        <translation>Es wurde am Gerät gestoppt oder dort seit der Registrierung nicht gestartet.</translation>
    </message>
    <message>
        <source>Stopped here by %1, %2.</source>
        <translation>Hier gestoppt von %1, %2.</translation>
    </message>
    <message>
        <source>Stopped here.</source>
        <translation>Hier gestoppt.</translation>
    </message>
    <message>
        <source>Start it to synchronize. Where both have data, the server&apos;s are kept; what only the device has goes up.</source>
        <translation>Starten Sie es, um zu synchronisieren. Wo beide Daten haben, bleiben die des Servers; was nur das Gerät hat, wird übertragen.</translation>
    </message>
    <message>
        <source>It is not connected now and starts as soon as it is.</source>
        <translation>Es ist jetzt nicht verbunden und startet, sobald es verbunden ist.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>In Betrieb</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Abweichend</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>It takes part, and its data are the server&apos;s.</source>
        <translation>Es nimmt teil, und seine Daten sind die des Servers.</translation>
    </message>
    <message numerus="yes">
        <source>Its data differ from the server&apos;s for %n user(s) or group(s).</source>
        <translation>
            <numerusform>Seine Daten weichen bei %n Benutzer oder Gruppe von denen des Servers ab.</numerusform>
            <numerusform>Seine Daten weichen bei %n Benutzern oder Gruppen von denen des Servers ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare with Server: the device takes the server&apos;s data where they differ. If it stays so, delete the user&apos;s local data there and let the user log in again.</source>
        <translation>Mit Server vergleichen: Das Gerät übernimmt die Daten des Servers, wo sie abweichen. Bleibt es dabei, löschen Sie dort die lokalen Daten des Benutzers und lassen Sie ihn sich erneut anmelden.</translation>
    </message>
    <message>
        <source>Not connected; last seen %1.</source>
        <translation>Nicht verbunden; letzter Kontakt: %1.</translation>
    </message>
    <message>
        <source>Not connected since the server knows it.</source>
        <translation>Nicht verbunden, seit der Server es kennt.</translation>
    </message>
    <message>
        <source>Check that it is on and reaches this server. It goes on by itself; changes made there wait and are not lost.</source>
        <translation>Prüfen Sie, ob es eingeschaltet ist und diesen Server erreicht. Es macht von selbst weiter; Änderungen am Gerät warten und gehen nicht verloren.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ConfirmDialog</name>
    <message>
        <source>To go on, enter the &amp;number:</source>
        <translation>Geben Sie zum Fortfahren die &amp;Anzahl ein:</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::CopyField</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DataExchange</name>
    <message>
        <source>Export User Data</source>
        <translation>Benutzerdaten exportieren</translation>
    </message>
    <message>
        <source>Export although some are no longer complete?</source>
        <translation>Exportieren, obwohl einige nicht mehr vollständig sind?</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>What they lack will be missing in the file. Prepare again, and they are complete.</source>
        <translation>Was ihnen fehlt, fehlt auch in der Datei. Bereiten Sie erneut vor, dann sind sie vollständig.</translation>
    </message>
    <message>
        <source>Address books (*.%1)</source>
        <translation>Adressbücher (*.%1)</translation>
    </message>
    <message>
        <source>Packages (*.%1)</source>
        <translation>Pakete (*.%1)</translation>
    </message>
    <message>
        <source>users</source>
        <translation>benutzer</translation>
    </message>
    <message>
        <source>%1 exported, %2.</source>
        <translation>%1 exportiert, %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them not completely.</source>
        <translation>
            <numerusform>%Ln davon nicht vollständig.</numerusform>
            <numerusform>%Ln davon nicht vollständig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Secret settings that only the server has of %1 are not in it; they come at a login.</source>
        <translation>Geheime Einstellungen von %1, die nur der Server hat, sind nicht darin; sie kommen bei einer Anmeldung.</translation>
    </message>
    <message>
        <source>Import User Data</source>
        <translation>Benutzerdaten importieren</translation>
    </message>
    <message>
        <source>Packages, address books and login users (*.zip *.age *.csv)</source>
        <translation>Pakete, Adressbücher und Anmeldebenutzer (*.zip *.age *.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 lesen</translation>
    </message>
    <message>
        <source>There is nothing in the file that can be taken over.</source>
        <translation>In der Datei ist nichts, was übernommen werden kann.</translation>
    </message>
    <message numerus="yes">
        <source>Take over the data of %Ln user(s) and group(s)?</source>
        <translation>
            <numerusform>Die Daten von %Ln Benutzer oder Gruppe übernehmen?</numerusform>
            <numerusform>Die Daten von %Ln Benutzern und Gruppen übernehmen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings: %1 new, %2 changed, %3 the same.</source>
        <translation>Einstellungen: %1 neu, %2 geändert, %3 gleich.</translation>
    </message>
    <message>
        <source>What is in the file replaces what is here and goes up to the server, as a change made at the panel does. Everything else stays.</source>
        <translation>Was in der Datei ist, ersetzt, was hier ist, und geht zum Server hinauf wie eine Änderung am Bedienfeld. Alles andere bleibt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) cannot be taken over:</source>
        <translation>
            <numerusform>%Ln Datensatz kann nicht übernommen werden:</numerusform>
            <numerusform>%Ln Datensätze können nicht übernommen werden:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The data of %Ln user(s) and group(s) were taken over.</source>
        <translation>
            <numerusform>Die Daten von %Ln Benutzer oder Gruppe wurden übernommen.</numerusform>
            <numerusform>Die Daten von %Ln Benutzern und Gruppen wurden übernommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out, because there is no room for it: %1.</source>
        <translation>Weggelassen, weil kein Platz dafür ist: %1.</translation>
    </message>
    <message>
        <source>The settings of %1 made room on this machine.</source>
        <translation>Die Einstellungen von %1 haben auf diesem Rechner Platz gemacht.</translation>
    </message>
    <message>
        <source>Left out, because they are not prepared: %1. Prepare them, or stop the client, and import again.</source>
        <translation>Ausgelassen, weil nicht vorbereitet: %1. Bereiten Sie sie vor oder halten Sie den Client an, und importieren Sie erneut.</translation>
    </message>
    <message>
        <source>Device-specific settings of %1 are not in it; they stay on this machine.</source>
        <translation>Gerätespezifische Einstellungen von %1 sind nicht darin; sie bleiben auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The passphrase does not open %1.</source>
        <translation>Die Passphrase öffnet %1 nicht.</translation>
    </message>
    <message>
        <source>%1 is encrypted.</source>
        <translation>%1 ist verschlüsselt.</translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation>&amp;Passphrase:</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeletePage</name>
    <message>
        <source>User Data</source>
        <translation>Benutzerdaten</translation>
    </message>
    <message>
        <source>Delete User Data</source>
        <translation>Benutzerdaten löschen</translation>
    </message>
    <message>
        <source>The users and groups whose settings this server keeps</source>
        <translation>Die Benutzer und Gruppen, deren Einstellungen dieser Server aufbewahrt</translation>
    </message>
    <message>
        <source>Reading the list of users</source>
        <translation>Lesen der Benutzerliste</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>An&amp;zeigen</translation>
    </message>
    <message>
        <source>What is stored for the selected user or group</source>
        <translation>Was für den ausgewählten Benutzer oder die Gruppe gespeichert ist</translation>
    </message>
    <message>
        <source>Select &amp;All That Match</source>
        <translation>&amp;Alle Treffer auswählen</translation>
    </message>
    <message>
        <source>Also those that are not on the screen; take single ones out with Ctrl and a click</source>
        <translation>Auch die, die nicht zu sehen sind; einzelne nehmen Sie mit Strg und einem Klick heraus</translation>
    </message>
    <message>
        <source>Part of a user name or group ID</source>
        <translation>Teil eines Benutzernamens oder einer Gruppen-ID</translation>
    </message>
    <message>
        <source>Users and groups</source>
        <translation>Benutzer und Gruppen</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Newest change</source>
        <translation>Neueste Änderung</translation>
    </message>
    <message>
        <source>Oldest change</source>
        <translation>Älteste Änderung</translation>
    </message>
    <message>
        <source>&amp;Search:</source>
        <translation>&amp;Suche:</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>Ar&amp;t:</translation>
    </message>
    <message>
        <source>S&amp;ort by:</source>
        <translation>S&amp;ortieren nach:</translation>
    </message>
    <message>
        <source>Nobody matches</source>
        <translation>Kein Treffer</translation>
    </message>
    <message>
        <source>Show All</source>
        <translation>Alle anzeigen</translation>
    </message>
    <message>
        <source>No user data yet</source>
        <translation>Noch keine Benutzerdaten</translation>
    </message>
    <message>
        <source>A user&apos;s settings come here when they log in at a device that takes part, and change something there.</source>
        <translation>Die Einstellungen eines Benutzers kommen hierher, wenn er sich an einem teilnehmenden Gerät anmeldet und dort etwas ändert.</translation>
    </message>
    <message>
        <source>This machine keeps no user data for others</source>
        <translation>Dieser Rechner bewahrt keine Benutzerdaten für andere auf</translation>
    </message>
    <message>
        <source>It is a client of another server; user data is deleted there.</source>
        <translation>Er ist Client eines anderen Servers; Benutzerdaten werden dort gelöscht.</translation>
    </message>
    <message>
        <source>This Machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>The list cannot be read now; it is tried again.</source>
        <translation>Die Liste kann gerade nicht gelesen werden; es wird erneut versucht.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation>
            <numerusform>%Ln Benutzer oder Gruppe</numerusform>
            <numerusform>%Ln Benutzer und Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 ausgewählt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) deleted.</source>
        <translation>
            <numerusform>%Ln Benutzer oder Gruppe gelöscht.</numerusform>
            <numerusform>%Ln Benutzer und Gruppen gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had been deleted by somebody else.</source>
        <translation>
            <numerusform>%Ln hatte schon jemand anders gelöscht.</numerusform>
            <numerusform>%Ln hatte schon jemand anders gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recently Deleted</source>
        <translation>Zuletzt gelöscht</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message numerus="yes">
        <source>Not for %n month(s)</source>
        <translation>
            <numerusform>Seit %n Monat nicht</numerusform>
            <numerusform>Seit %n Monaten nicht</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Changed:</source>
        <translation>&amp;Geändert:</translation>
    </message>
    <message>
        <source>Every word of the search must be part of a user name or group ID, of the kind and the time of change that are chosen.</source>
        <translation>Jedes Wort der Suche muss in einem Benutzernamen oder einer Gruppen-ID vorkommen, von der gewählten Art und mit der gewählten Zeit der Änderung.</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>All that match are exported by a search in Import and Export, not from here</source>
        <translation>Alle Treffer werden mit einer Suche unter Importieren und Exportieren exportiert, nicht von hier</translation>
    </message>
    <message>
        <source>Puts what is stored for the selected users and groups into a file</source>
        <translation>Schreibt, was für die ausgewählten Benutzer und Gruppen gespeichert ist, in eine Datei</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeletedDialog</name>
    <message>
        <source>Recently Deleted: %1</source>
        <translation>Zuletzt gelöscht: %1</translation>
    </message>
    <message>
        <source>can be brought back until: %1</source>
        <translation>wiederherstellbar bis: %1</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>There is a newer one</source>
        <translation>Es gibt eine neuere</translation>
    </message>
    <message>
        <source>Cannot be opened now</source>
        <translation>Lässt sich zurzeit nicht öffnen</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeletedModel</name>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Deleted by %1</source>
        <translation>Gelöscht von %1</translation>
    </message>
    <message>
        <source>Displaced by the server&apos;s data</source>
        <translation>Durch Daten des Servers verdrängt</translation>
    </message>
    <message>
        <source>Displaced on device %1</source>
        <translation>Auf Gerät %1 verdrängt</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Replaced by %1</source>
        <translation>Ersetzt von %1</translation>
    </message>
    <message>
        <source>The next daily clean-up</source>
        <translation>nächste tägliche Bereinigung</translation>
    </message>
    <message>
        <source>The user or group has data on this server again, or still.</source>
        <translation>Der Benutzer oder die Gruppe hat auf diesem Server wieder oder noch Daten.</translation>
    </message>
    <message>
        <source>Has newer data</source>
        <translation>Neuere Daten</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Kept Until</source>
        <translation>Bleibt bis</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Initialized by a change of [Data Sharing Details]</source>
        <translation>Initialisiert durch eine Änderung von [Details der Datenfreigabe]</translation>
    </message>
    <message>
        <source>Initialized by %1 in [Data Sharing Details]</source>
        <translation>Initialisiert von %1 unter [Details der Datenfreigabe]</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeletionDialog</name>
    <message>
        <source>Delete User Data</source>
        <translation>Benutzerdaten löschen</translation>
    </message>
    <message>
        <source>Counting what would be deleted…</source>
        <translation>Es wird gezählt, was gelöscht würde…</translation>
    </message>
    <message>
        <source>Nothing of what was selected is there any more.</source>
        <translation>Von der Auswahl ist nichts mehr vorhanden.</translation>
    </message>
    <message>
        <source>Delete %1 with %2?</source>
        <translation>%1 mit %2 löschen?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s)</source>
        <translation>
            <numerusform>%Ln Einstellung</numerusform>
            <numerusform>%Ln Einstellungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (group)</source>
        <translation>%1 (Gruppe)</translation>
    </message>
    <message numerus="yes">
        <source>It can be brought back for %Ln day(s), from Recently Deleted.</source>
        <translation>
            <numerusform>Es kann %Ln Tag lang unter „Zuletzt gelöscht“ wiederhergestellt werden.</numerusform>
            <numerusform>Es kann %Ln Tage lang unter „Zuletzt gelöscht“ wiederhergestellt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted data is not kept on this server: nobody can bring it back. Backups that were made before still hold it.</source>
        <translation>Gelöschte Daten werden auf diesem Server nicht aufbewahrt: Niemand kann sie wiederherstellen. Früher angelegte Sicherungen enthalten sie weiterhin.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stopped device(s) hold copies, which return when the devices are started: %1.</source>
        <translation>
            <numerusform>%Ln gestopptes Gerät hat Kopien, die zurückkommen, wenn es gestartet wird: %1.</numerusform>
            <numerusform>%Ln gestoppte Geräte haben Kopien, die zurückkommen, wenn die Geräte gestartet werden: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Running devices delete their copies at the next contact.</source>
        <translation>Geräte in Betrieb löschen ihre Kopien beim nächsten Kontakt.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DestinationCard</name>
    <message>
        <source>Destination Device for Replication</source>
        <translation>Zielgerät der Replikation</translation>
    </message>
    <message>
        <source>&amp;Start Replication</source>
        <translation>Replikation &amp;starten</translation>
    </message>
    <message>
        <source>&amp;Stop Replication</source>
        <translation>Replikation &amp;stoppen</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> Minuten</translation>
    </message>
    <message>
        <source>5 minutes to 24 hours (1440 minutes)</source>
        <translation>5 Minuten bis 24 Stunden (1440 Minuten)</translation>
    </message>
    <message>
        <source> updates</source>
        <translation> Änderungen</translation>
    </message>
    <message>
        <source>&amp;Interval:</source>
        <translation>&amp;Intervall:</translation>
    </message>
    <message>
        <source>A&amp;t once after:</source>
        <translation>So&amp;fort nach:</translation>
    </message>
    <message>
        <source>It also runs when replication is started and when a client machine restarts. Only what has changed is sent, encrypted for the other machine.</source>
        <translation>Sie läuft auch beim Start der Replikation und wenn ein Client-Gerät neu startet. Gesendet wird nur, was sich geändert hat, verschlüsselt für den anderen Rechner.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DestinationFields</name>
    <message>
        <source>The other machine shows the same &amp;fingerprint</source>
        <translation>Der andere Rechner zeigt denselben &amp;Fingerabdruck</translation>
    </message>
    <message>
        <source>name or address, with :port where it is not 8443</source>
        <translation>Name oder Adresse, mit :Port, wenn nicht 8443</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>&amp;Adresse:</translation>
    </message>
    <message>
        <source>Fingerprint of the other machine</source>
        <translation>Fingerabdruck des anderen Rechners</translation>
    </message>
    <message>
        <source>System &amp;Manager ID:</source>
        <translation>System-&amp;Manager-ID:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>%1, version %2, at %3. Nothing was sent to it yet. Compare its fingerprint with the one that its page [Replication] shows:</source>
        <translation>%1, Version %2, unter %3. Ihm wurde noch nichts gesendet. Vergleichen Sie seinen Fingerabdruck mit dem, den seine Seite [Replikation] zeigt:</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Es wird nachgesehen…</translation>
    </message>
    <message>
        <source>&amp;Look Up</source>
        <translation>&amp;Nachsehen</translation>
    </message>
    <message>
        <source>was used once, and is not kept</source>
        <translation>wurde einmal benutzt und wird nicht behalten</translation>
    </message>
    <message>
        <source>once the fingerprint is confirmed</source>
        <translation>wenn der Fingerabdruck bestätigt ist</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceDetails</name>
    <message>
        <source>Device ID</source>
        <translation>Geräte-ID</translation>
    </message>
    <message>
        <source>Details of the device</source>
        <translation>Details des Geräts</translation>
    </message>
    <message>
        <source>Device Name</source>
        <translation>Gerätename</translation>
    </message>
    <message>
        <source>Serial Number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Product Name</source>
        <translation>Produktname</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Last Contact</source>
        <translation>Letzter Kontakt</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Registriert</translation>
    </message>
    <message>
        <source>Holds data of</source>
        <translation>Enthält Daten von</translation>
    </message>
    <message>
        <source>Select a device to see its details.</source>
        <translation>Wählen Sie ein Gerät, um Details zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) selected.</source>
        <translation>
            <numerusform>%Ln Gerät ausgewählt.</numerusform>
            <numerusform>%Ln Geräte ausgewählt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Start This Device</source>
        <translation>Dieses Gerät starten</translation>
    </message>
    <message>
        <source>Compare This Device</source>
        <translation>Dieses Gerät vergleichen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation>
            <numerusform>%Ln Benutzer oder Gruppe</numerusform>
            <numerusform>%Ln Benutzern und Gruppen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceFolderCard</name>
    <message>
        <source>Device: this machine&apos;s disk</source>
        <translation>Gerät: die Platte dieses Rechners</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>Choose the folder for backups</source>
        <translation>Ordner für Sicherungen wählen</translation>
    </message>
    <message>
        <source>Fol&amp;der:</source>
        <translation>&amp;Ordner:</translation>
    </message>
    <message>
        <source>Setting the folder</source>
        <translation>Einstellen des Ordners</translation>
    </message>
    <message>
        <source>Backups of this machine go to %1 now.</source>
        <translation>Sicherungen dieses Rechners kommen jetzt nach %1.</translation>
    </message>
    <message>
        <source>Folder for Backups</source>
        <translation>Ordner für Sicherungen</translation>
    </message>
    <message>
        <source>A disk that can be taken away, or another one than that of the data, survives more. Backups that are there already stay in the former folder. The folder is made now, and not again later: while its disk is not connected, backups fail.</source>
        <translation>Eine Platte, die man wegtragen kann, oder eine andere als die der Daten übersteht mehr. Sicherungen, die es schon gibt, bleiben im früheren Ordner. Der Ordner wird jetzt angelegt und später nicht noch einmal: Solange seine Platte nicht angeschlossen ist, scheitern Sicherungen.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceJobs</name>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>%Ln Gerät</numerusform>
            <numerusform>%Ln Geräte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceList</name>
    <message>
        <source>Last Contact (UTC)</source>
        <translation>Letzter Kontakt (UTC)</translation>
    </message>
    <message>
        <source>Enrolled (UTC)</source>
        <translation>Registriert (UTC)</translation>
    </message>
    <message>
        <source>Device ID</source>
        <translation>Geräte-ID</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceModel</name>
    <message>
        <source>How many users and groups the device holds other data of than the server</source>
        <translation>Bei wie vielen Benutzern und Gruppen das Gerät andere Daten hat als der Server</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Device Name</source>
        <translation>Gerätename</translation>
    </message>
    <message>
        <source>Serial Number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Product Name</source>
        <translation>Produktname</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Last Contact</source>
        <translation>Letzter Kontakt</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Abweichend</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceView</name>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Arrange as at First</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DevicesPage</name>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Confirm Device Information</source>
        <translation>Geräteinformationen bestätigen</translation>
    </message>
    <message>
        <source>The devices that synchronize with this server</source>
        <translation>Die Geräte, die sich mit diesem Server synchronisieren</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;toppen</translation>
    </message>
    <message>
        <source>Com&amp;pare with Server</source>
        <translation>Mit Server &amp;vergleichen</translation>
    </message>
    <message>
        <source>The device compares its copies and takes the server&apos;s data where they differ</source>
        <translation>Das Gerät vergleicht seine Kopien und übernimmt die Daten des Servers, wo sie abweichen</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>&amp;All Devices…</source>
        <translation>&amp;Alle Geräte…</translation>
    </message>
    <message>
        <source>&amp;Shown Devices…</source>
        <translation>An&amp;gezeigte Geräte…</translation>
    </message>
    <message>
        <source>S&amp;elected Devices…</source>
        <translation>A&amp;usgewählte Geräte…</translation>
    </message>
    <message>
        <source>Part of a name, number, location, address …</source>
        <translation>Teil von Name, Nummer, Standort, Adresse …</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>In Betrieb</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Differing</source>
        <translation>Abweichend</translation>
    </message>
    <message>
        <source>&amp;Export List</source>
        <translation>Liste e&amp;xportieren</translation>
    </message>
    <message>
        <source>Colu&amp;mns</source>
        <translation>S&amp;palten</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>&amp;Filter:</source>
        <translation>&amp;Filter:</translation>
    </message>
    <message>
        <source>St&amp;ate:</source>
        <translation>&amp;Zustand:</translation>
    </message>
    <message>
        <source>No device matches</source>
        <translation>Kein passendes Gerät</translation>
    </message>
    <message>
        <source>Every word of the filter must occur in a device&apos;s row, and its state be the one chosen.</source>
        <translation>Jedes Wort des Filters muss in der Zeile eines Geräts vorkommen, und sein Zustand muss der gewählte sein.</translation>
    </message>
    <message>
        <source>Show All Devices</source>
        <translation>Alle Geräte anzeigen</translation>
    </message>
    <message>
        <source>No device is enrolled yet</source>
        <translation>Es ist noch kein Gerät registriert</translation>
    </message>
    <message>
        <source>A device needs this server&apos;s address and an enrolment code, or an administrator&apos;s account. The overview shows the address and makes the code.</source>
        <translation>Ein Gerät braucht die Adresse dieses Servers und einen Registrierungscode oder ein Administratorkonto. Die Übersicht zeigt die Adresse und erstellt den Code.</translation>
    </message>
    <message>
        <source>Enrol a Device</source>
        <translation>Gerät registrieren</translation>
    </message>
    <message>
        <source>This machine serves no devices</source>
        <translation>Dieser Rechner bedient keine Geräte</translation>
    </message>
    <message>
        <source>It is a client of another server; its devices are listed there.</source>
        <translation>Er ist Client eines anderen Servers; dort sind dessen Geräte aufgeführt.</translation>
    </message>
    <message>
        <source>This Machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>%Ln Gerät</numerusform>
            <numerusform>%Ln Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 devices</source>
        <translation>%1 von %2 Geräten</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 ausgewählt</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) cannot be asked, because they are stopped or not connected. Ask again when they are running.</source>
        <translation>
            <numerusform>%n Gerät kann nicht gefragt werden, weil es gestoppt oder nicht verbunden ist. Fragen Sie erneut, wenn es in Betrieb ist.</numerusform>
            <numerusform>%n Geräte können nicht gefragt werden, weil sie gestoppt oder nicht verbunden sind. Fragen Sie erneut, wenn sie in Betrieb sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export List</source>
        <translation>Liste exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>Geräte</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Disclosure</name>
    <message>
        <source>Shown</source>
        <translation>Eingeblendet</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Ausgeblendet</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DraftPanel</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>&amp;Finish the Change</source>
        <translation>Änderung &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Stop All Clients</source>
        <translation>Alle Clients &amp;stoppen</translation>
    </message>
    <message>
        <source>Start Them A&amp;gain</source>
        <translation>&amp;Wieder starten</translation>
    </message>
    <message>
        <source>&amp;Discard Draft</source>
        <translation>Entwurf &amp;verwerfen</translation>
    </message>
    <message>
        <source>&amp;Apply…</source>
        <translation>&amp;Anwenden…</translation>
    </message>
    <message>
        <source>What the draft does</source>
        <translation>Was der Entwurf bewirkt</translation>
    </message>
    <message>
        <source>The shared buttons are initialized too, on the server and on every device.</source>
        <translation>Auch die gemeinsamen Tasten werden initialisiert, auf dem Server und auf jedem Gerät.</translation>
    </message>
    <message>
        <source>Nothing is to be changed. Tick what is to be shared across all devices; what it does is shown here before it is done.</source>
        <translation>Nichts soll geändert werden. Kreuzen Sie an, was auf allen Geräten gemeinsam sein soll; was das bewirkt, steht hier, bevor es geschieht.</translation>
    </message>
    <message numerus="yes">
        <source>Each of %Ln device(s) initializes its own values of these items at its next start.</source>
        <translation>
            <numerusform>%Ln Gerät initialisiert seine eigenen Werte dieser Elemente beim nächsten Start.</numerusform>
            <numerusform>Jedes der %Ln Geräte initialisiert seine eigenen Werte dieser Elemente beim nächsten Start.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is to send its values, which become the shared ones. Until it was started and has sent them no other client can start.</source>
        <translation>%1 soll seine Werte senden, die zu den gemeinsamen werden. Bis es gestartet wurde und sie gesendet hat, kann kein anderer Client starten.</translation>
    </message>
    <message>
        <source>Give &amp;Up Its Values</source>
        <translation>Auf seine Werte ver&amp;zichten</translation>
    </message>
    <message>
        <source>A change was interrupted by an error. No client can start until it is finished.</source>
        <translation>Eine Änderung wurde durch einen Fehler unterbrochen. Bis sie beendet ist, kann kein Client starten.</translation>
    </message>
    <message>
        <source>The sharing is being changed. Clients start when it is done.</source>
        <translation>Die Freigabe wird gerade geändert. Clients können danach starten.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) run, and must be stopped before anything can be changed: %1.</source>
        <translation>
            <numerusform>%Ln Client läuft und muss gestoppt werden, bevor etwas geändert werden kann: %1.</numerusform>
            <numerusform>%Ln Clients laufen und müssen gestoppt werden, bevor etwas geändert werden kann: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Other work on the data must end first: %1. Wait for it, or cancel it below.</source>
        <translation>Andere Arbeit an den Daten muss zuerst enden: %1. Warten Sie darauf, oder brechen Sie sie unten ab.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) were stopped here: %1.</source>
        <translation>
            <numerusform>%Ln Client wurde hier gestoppt: %1.</numerusform>
            <numerusform>%Ln Clients wurden hier gestoppt: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::EncryptionCard</name>
    <message>
        <source>Whoever has the file can read it. It carries neither the key of stored credentials nor this server&apos;s identity: restored on another machine, stored credentials are missing and all devices enrol again.</source>
        <translation>Wer die Datei hat, kann sie lesen. Sie enthält weder den Schlüssel der gespeicherten Anmeldedaten noch die Identität dieses Servers: Auf einem anderen Rechner wiederhergestellt, fehlen gespeicherte Anmeldedaten, und alle Geräte müssen neu registriert werden.</translation>
    </message>
    <message>
        <source>It carries everything, also to another machine. A passphrase is kept on this machine for the schedule; enter one only to change it. Older backups keep the passphrase that they were made with.</source>
        <translation>Sie enthält alles, auch für einen anderen Rechner. Für den Zeitplan ist auf diesem Rechner eine Passphrase hinterlegt; geben Sie nur eine ein, um sie zu ändern. Ältere Sicherungen behalten die Passphrase, mit der sie erstellt wurden.</translation>
    </message>
    <message>
        <source>It carries everything, also to another machine. The passphrase is kept sealed on this machine for the schedule; keep it elsewhere as well, because without it nobody opens the backups.</source>
        <translation>Sie enthält alles, auch für einen anderen Rechner. Die Passphrase wird für den Zeitplan versiegelt auf diesem Rechner hinterlegt; bewahren Sie sie auch anderswo auf, denn ohne sie öffnet niemand die Sicherungen.</translation>
    </message>
    <message>
        <source>It carries everything, also to another machine, and this machine holds no secret that opens it: only the recovery sheet does. Scheduled trial restores need a passphrase instead.</source>
        <translation>Sie enthält alles, auch für einen anderen Rechner, und dieser Rechner hat kein Geheimnis, das sie öffnet: nur das Wiederherstellungsblatt. Proben nach dem Zeitplan brauchen stattdessen eine Passphrase.</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Not &amp;encrypted</source>
        <translation>Nicht &amp;verschlüsselt</translation>
    </message>
    <message>
        <source>Under a p&amp;assphrase</source>
        <translation>Mit einer &amp;Passphrase</translation>
    </message>
    <message>
        <source>Under a recovery &amp;key, for which a sheet is printed</source>
        <translation>Mit einem Wiederherstellungs&amp;schlüssel, für den ein Blatt gedruckt wird</translation>
    </message>
    <message>
        <source>Passphra&amp;se:</source>
        <translation>P&amp;assphrase:</translation>
    </message>
    <message>
        <source>Public part of the ke&amp;y:</source>
        <translation>&amp;Öffentlicher Teil des Schlüssels:</translation>
    </message>
    <message>
        <source>&amp;Make New Key…</source>
        <translation>&amp;Neuer Schlüssel…</translation>
    </message>
    <message>
        <source>Recovery S&amp;heet…</source>
        <translation>Wiederherstellungs&amp;blatt…</translation>
    </message>
    <message>
        <source>Setting the encryption</source>
        <translation>Einstellen der Verschlüsselung</translation>
    </message>
    <message>
        <source>New backups are not encrypted.</source>
        <translation>Neue Sicherungen werden nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>New backups are encrypted. Print the recovery sheet, and put it away safely.</source>
        <translation>Neue Sicherungen werden verschlüsselt. Drucken Sie das Wiederherstellungsblatt, und legen Sie es sicher weg.</translation>
    </message>
    <message>
        <source>Making the recovery sheet</source>
        <translation>Erstellen des Wiederherstellungsblatts</translation>
    </message>
</context>
<context>
    <name>retinue::ui::EnrolDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Enrol This Machine at a Server</source>
        <translation>Rechner bei einem Server registrieren</translation>
    </message>
    <message>
        <source>Talking to the server</source>
        <translation>Verbindung mit dem Server</translation>
    </message>
    <message>
        <source>The server&apos;s console shows its address on the page Overview. Left blank, the server is looked for on the local network.</source>
        <translation>Die Konsole des Servers zeigt seine Adresse auf der Seite Übersicht. Bleibt das Feld leer, wird der Server im lokalen Netzwerk gesucht.</translation>
    </message>
    <message>
        <source>name or address, with :port where it is not 8443</source>
        <translation>Name oder Adresse, mit :Port, wenn nicht 8443</translation>
    </message>
    <message>
        <source>&amp;Address of the server:</source>
        <translation>&amp;Adresse des Servers:</translation>
    </message>
    <message>
        <source>Fingerprint of the server</source>
        <translation>Fingerabdruck des Servers</translation>
    </message>
    <message>
        <source>Compare it with the fingerprint that the server&apos;s console shows on the page Overview. If they differ, it is another machine: do not go on. Nothing was sent to it so far.</source>
        <translation>Vergleichen Sie ihn mit dem Fingerabdruck, den die Konsole des Servers auf der Seite Übersicht zeigt. Weichen sie voneinander ab, ist es ein anderer Rechner: Fahren Sie nicht fort. Bisher wurde ihm nichts gesendet.</translation>
    </message>
    <message>
        <source>The &amp;fingerprints are the same</source>
        <translation>Die &amp;Fingerabdrücke stimmen überein</translation>
    </message>
    <message>
        <source>With an &amp;enrolment code</source>
        <translation>Mit einem &amp;Registrierungscode</translation>
    </message>
    <message>
        <source>With an a&amp;dministrator&apos;s account of the server</source>
        <translation>Mit einem A&amp;dministratorkonto des Servers</translation>
    </message>
    <message>
        <source>&amp;Code:</source>
        <translation>&amp;Code:</translation>
    </message>
    <message>
        <source>System Manager &amp;ID:</source>
        <translation>Systemmanager-&amp;ID:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>Device &amp;Name:</source>
        <translation>Geräte&amp;name:</translation>
    </message>
    <message>
        <source>&amp;Location:</source>
        <translation>&amp;Standort:</translation>
    </message>
    <message>
        <source>%1 at %2, version %3, shows this fingerprint:</source>
        <translation>%1 unter %2, Version %3, zeigt diesen Fingerabdruck:</translation>
    </message>
    <message>
        <source>The code is not accepted: it is wrong, used up or expired. Make a new one in the server&apos;s console, on the page Overview.</source>
        <translation>Der Code wird nicht angenommen: Er ist falsch, verbraucht oder abgelaufen. Erstellen Sie in der Konsole des Servers auf der Seite Übersicht einen neuen.</translation>
    </message>
    <message>
        <source>En&amp;rol</source>
        <translation>Re&amp;gistrieren</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>No server announces itself on the local network. Enter the server&apos;s address.</source>
        <translation>Im lokalen Netzwerk meldet sich kein Server. Geben Sie die Adresse des Servers ein.</translation>
    </message>
    <message>
        <source>More than one server announces itself on the local network. Enter the address of the one that is meant.</source>
        <translation>Im lokalen Netzwerk meldet sich mehr als ein Server. Geben Sie die Adresse des gemeinten ein.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::EnrolmentCard</name>
    <message>
        <source>Enrol a device</source>
        <translation>Gerät registrieren</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>&amp;Make Enrolment Code</source>
        <translation>Registrierungs&amp;code erstellen</translation>
    </message>
    <message>
        <source>Invitation as a QR code</source>
        <translation>Einladung als QR-Code</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Einladung</translation>
    </message>
    <message>
        <source>&amp;Revoke Code</source>
        <translation>Code &amp;widerrufen</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>CA &amp;fingerprint</source>
        <translation>CA-&amp;Fingerabdruck</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 Minuten</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 Stunden</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>&amp;Devices</source>
        <translation>&amp;Geräte</translation>
    </message>
    <message>
        <source>&amp;Valid for</source>
        <translation>Gü&amp;ltig für</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <translation>Registrierungscode</translation>
    </message>
    <message>
        <source>&amp;Invitation</source>
        <translation>&amp;Einladung</translation>
    </message>
    <message>
        <source>It is shown once. Scan it with the device, enter address and code there, or run retinue-device enrol with the invitation, which holds the code too.</source>
        <translation>Er wird nur einmal angezeigt. Scannen Sie ihn mit dem Gerät, geben Sie dort Adresse und Code ein, oder führen Sie retinue-device enrol mit der Einladung aus, die auch den Code enthält.</translation>
    </message>
    <message>
        <source>Codes that can still be used</source>
        <translation>Noch verwendbare Codes</translation>
    </message>
    <message>
        <source>Codes that can still be &amp;used</source>
        <translation>Noch verwendbare C&amp;odes</translation>
    </message>
    <message>
        <source>The server does not run: no device could use a code.</source>
        <translation>Der Server läuft nicht: Kein Gerät könnte einen Code verwenden.</translation>
    </message>
    <message>
        <source>The code was used up, revoked or has expired.</source>
        <translation>Der Code wurde verbraucht oder widerrufen oder ist abgelaufen.</translation>
    </message>
    <message>
        <source>Making an enrolment code</source>
        <translation>Registrierungscode erstellen</translation>
    </message>
    <message>
        <source>Revoking an enrolment code</source>
        <translation>Registrierungscode widerrufen</translation>
    </message>
    <message>
        <source>The code has expired. Make another one when it is needed.</source>
        <translation>Der Code ist abgelaufen. Erstellen Sie bei Bedarf einen neuen.</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Restzeit: %1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Errors</name>
    <message>
        <source>Something that was entered is not accepted.</source>
        <translation>Eine Eingabe wird nicht angenommen.</translation>
    </message>
    <message>
        <source>Correct it and try again; the details name it.</source>
        <translation>Korrigieren Sie sie und versuchen Sie es erneut; die Details nennen sie.</translation>
    </message>
    <message>
        <source>It does not exist any more.</source>
        <translation>Das gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Somebody may have removed it meanwhile; look at the list again.</source>
        <translation>Vielleicht hat es inzwischen jemand entfernt; sehen Sie noch einmal in die Liste.</translation>
    </message>
    <message>
        <source>There is one of that name already.</source>
        <translation>Diesen Namen gibt es bereits.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The data changed meanwhile, so the change was refused.</source>
        <translation>Die Daten haben sich inzwischen geändert; deshalb wurde die Änderung abgelehnt.</translation>
    </message>
    <message>
        <source>Look at the current data and make the change again.</source>
        <translation>Sehen Sie sich die aktuellen Daten an und nehmen Sie die Änderung erneut vor.</translation>
    </message>
    <message>
        <source>This machine was away for too long to take the changes one by one.</source>
        <translation>Dieser Rechner war zu lange getrennt, um die Änderungen einzeln zu übernehmen.</translation>
    </message>
    <message>
        <source>It compares everything by itself; nothing has to be done.</source>
        <translation>Er vergleicht von selbst alles; Sie müssen nichts tun.</translation>
    </message>
    <message>
        <source>The change does not say what it is based on.</source>
        <translation>Die Änderung gibt nicht an, worauf sie beruht.</translation>
    </message>
    <message>
        <source>Update the client software of the device.</source>
        <translation>Aktualisieren Sie die Client-Software des Geräts.</translation>
    </message>
    <message>
        <source>The server&apos;s data were replaced meanwhile.</source>
        <translation>Die Daten des Servers wurden inzwischen ersetzt.</translation>
    </message>
    <message>
        <source>Restart the device to synchronize.</source>
        <translation>Starten Sie das Gerät neu, um zu synchronisieren.</translation>
    </message>
    <message>
        <source>The device does not take part in synchronization.</source>
        <translation>Das Gerät nimmt nicht an der Synchronisierung teil.</translation>
    </message>
    <message>
        <source>Start it on the page [Confirm Device Information].</source>
        <translation>Starten Sie es auf der Seite [Geräteinformationen bestätigen].</translation>
    </message>
    <message>
        <source>The System Manager ID or the password is wrong.</source>
        <translation>Die Systemmanager-ID oder das Passwort ist falsch.</translation>
    </message>
    <message>
        <source>Enter them again; mind capital letters.</source>
        <translation>Geben Sie beides erneut ein; achten Sie auf Großbuchstaben.</translation>
    </message>
    <message>
        <source>That is not allowed now.</source>
        <translation>Das ist jetzt nicht erlaubt.</translation>
    </message>
    <message>
        <source>The details say what stands in the way.</source>
        <translation>Die Details sagen, was im Weg steht.</translation>
    </message>
    <message>
        <source>That is larger than what is allowed.</source>
        <translation>Das ist größer als erlaubt.</translation>
    </message>
    <message>
        <source>Make it smaller and try again.</source>
        <translation>Verkleinern Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>There were too many attempts, or too much is waiting.</source>
        <translation>Es gab zu viele Versuche, oder es wartet zu viel.</translation>
    </message>
    <message>
        <source>Wait a few minutes and try again.</source>
        <translation>Warten Sie einige Minuten und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>It is in use, or its key is locked.</source>
        <translation>Es ist in Gebrauch, oder sein Schlüssel ist gesperrt.</translation>
    </message>
    <message>
        <source>End the other program or unlock the key, then try again.</source>
        <translation>Beenden Sie das andere Programm oder entsperren Sie den Schlüssel und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The other machine cannot be reached.</source>
        <translation>Der andere Rechner ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check that it is on, its address, and the network.</source>
        <translation>Prüfen Sie, ob er eingeschaltet ist, seine Adresse und das Netzwerk.</translation>
    </message>
    <message>
        <source>The other machine did not answer in time.</source>
        <translation>Der andere Rechner hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, check the network.</source>
        <translation>Versuchen Sie es erneut; bleibt es dabei, prüfen Sie das Netzwerk.</translation>
    </message>
    <message>
        <source>The other machine could not prove who it is. Nothing was sent to it.</source>
        <translation>Der andere Rechner konnte nicht nachweisen, wer er ist. Ihm wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the one that the server&apos;s console shows.</source>
        <translation>Vergleichen Sie den Fingerabdruck mit dem, den die Konsole des Servers zeigt.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Start it again whenever you like.</source>
        <translation>Starten Sie es erneut, wann immer Sie möchten.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was lost, but nothing new can be stored.</source>
        <translation>Der Datenträger ist voll. Nichts ging verloren, aber es kann nichts Neues gespeichert werden.</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Geben Sie Platz frei und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Reading or writing failed.</source>
        <translation>Lesen oder Schreiben ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Check the disk and the access rights; the details name the file.</source>
        <translation>Prüfen Sie den Datenträger und die Zugriffsrechte; die Details nennen die Datei.</translation>
    </message>
    <message>
        <source>Stored data are damaged and are not used.</source>
        <translation>Gespeicherte Daten sind beschädigt und werden nicht verwendet.</translation>
    </message>
    <message>
        <source>Leave the files as they are and restore a backup.</source>
        <translation>Lassen Sie die Dateien, wie sie sind, und stellen Sie eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>This was written by a newer version of the product.</source>
        <translation>Das wurde von einer neueren Version des Produkts geschrieben.</translation>
    </message>
    <message>
        <source>Install the newer version on this machine.</source>
        <translation>Installieren Sie die neuere Version auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The work ended before it had an answer, because the program is stopping.</source>
        <translation>Die Arbeit endete ohne Antwort, weil das Programm beendet wird.</translation>
    </message>
    <message>
        <source>Start the program again and repeat it.</source>
        <translation>Starten Sie das Programm erneut und wiederholen Sie den Vorgang.</translation>
    </message>
    <message>
        <source>Something went wrong inside the product.</source>
        <translation>Im Produkt ist ein Fehler aufgetreten.</translation>
    </message>
    <message>
        <source>Please report it with the details.</source>
        <translation>Bitte melden Sie ihn mit den Details.</translation>
    </message>
    <message>
        <source>Another program is using it.</source>
        <translation>Ein anderes Programm benutzt es gerade.</translation>
    </message>
    <message>
        <source>End that program, which the details name, then try again.</source>
        <translation>Beenden Sie das Programm, das die Details nennen, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Another program uses that port.</source>
        <translation>Ein anderes Programm verwendet diesen Port.</translation>
    </message>
    <message>
        <source>End that program, then try again; or choose another port.</source>
        <translation>Beenden Sie dieses Programm und versuchen Sie es erneut, oder wählen Sie einen anderen Port.</translation>
    </message>
    <message>
        <source>The system reserves that port for programs with special rights.</source>
        <translation>Das System behält diesen Port Programmen mit besonderen Rechten vor.</translation>
    </message>
    <message>
        <source>Choose a port from 1024 on.</source>
        <translation>Wählen Sie einen Port ab 1024.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ExchangePage</name>
    <message>
        <source>User Data</source>
        <translation>Benutzerdaten</translation>
    </message>
    <message>
        <source>Import and Export</source>
        <translation>Importieren und Exportieren</translation>
    </message>
    <message>
        <source>Users&apos; settings from files and into files, for the whole server</source>
        <translation>Einstellungen der Benutzer aus Dateien und in Dateien, für den ganzen Server</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Earlier Imports</source>
        <translation>Frühere Importe</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ExportDialog</name>
    <message>
        <source>Export User Data</source>
        <translation>Benutzerdaten exportieren</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Encrypted package, with secrets</source>
        <translation>Verschlüsseltes Paket, mit Geheimnissen</translation>
    </message>
    <message>
        <source>Address book (CSV)</source>
        <translation>Adressbuch (CSV)</translation>
    </message>
    <message>
        <source>&amp;Export as:</source>
        <translation>&amp;Exportieren als:</translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation>&amp;Passphrase:</translation>
    </message>
    <message>
        <source>&amp;Choose File…</source>
        <translation>Datei &amp;wählen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>One file that goes back exactly, here or on another device. Secret settings, and destinations that never leave a device, are not in it.</source>
        <translation>Eine Datei, die sich genau so wieder importieren lässt, hier oder auf einem anderen Gerät. Geheime Einstellungen und Ziele, die ein Gerät nie verlassen, sind nicht darin.</translation>
    </message>
    <message>
        <source>The same with the secret settings that are on this machine, encrypted (age format). Nobody can open it without the passphrase; there is no other way.</source>
        <translation>Dasselbe mit den geheimen Einstellungen, die auf diesem Rechner sind, verschlüsselt (age-Format). Ohne die Passphrase kann es niemand öffnen; einen anderen Weg gibt es nicht.</translation>
    </message>
    <message>
        <source>The personal and group address lists as a file that devices read. Nothing else, and no passwords.</source>
        <translation>Die persönlichen und die Gruppen-Adresslisten als Datei, die Geräte lesen. Sonst nichts, und keine Passwörter.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ExportPanel</name>
    <message>
        <source>Everything that can be exported, exactly. It can be imported here or on another server.</source>
        <translation>Alles, was exportiert werden kann, genau. Es kann hier oder auf einem anderen Server importiert werden.</translation>
    </message>
    <message>
        <source>The address lists of users and groups, for devices. Passwords are left out.</source>
        <translation>Die Adresslisten von Benutzern und Gruppen, für Geräte. Kennwörter werden ausgelassen.</translation>
    </message>
    <message>
        <source>The users with their groups, for devices. Settings are not in it.</source>
        <translation>Die Benutzer mit ihren Gruppen, für Geräte. Einstellungen sind nicht darin.</translation>
    </message>
    <message>
        <source>&amp;Everybody, and what all devices share</source>
        <translation>&amp;Alle, und was alle Geräte gemeinsam haben</translation>
    </message>
    <message>
        <source>&amp;Whoever has this in the user name or group ID:</source>
        <translation>&amp;Wer dies im Benutzernamen oder in der Gruppen-ID hat:</translation>
    </message>
    <message>
        <source>&amp;Seal it under a passphrase, and put stored credentials in</source>
        <translation>Mit einer Passphrase &amp;versiegeln und gespeicherte Anmeldedaten aufnehmen</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>Part of a user name or group ID</source>
        <translation>Teil eines Benutzernamens oder einer Gruppen-ID</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>&amp;Format:</translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation>&amp;Passphrase:</translation>
    </message>
    <message>
        <source>Counting users and groups</source>
        <translation>Zählen der Benutzer und Gruppen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation>
            <numerusform>%Ln Benutzer oder Gruppe</numerusform>
            <numerusform>%Ln Benutzer und Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>&amp;Those who were selected in Delete User Data</source>
        <translation>&amp;Die unter „Benutzerdaten löschen“ Ausgewählten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>The same for devices that refuse the newer version. Passwords are left out.</source>
        <translation>Dasselbe für Geräte, die die neuere Version ablehnen. Passwörter sind nicht darin.</translation>
    </message>
    <message>
        <source>The mail addresses of one user or group; no other kinds. Choose one above.</source>
        <translation>Die Mailadressen eines Benutzers oder einer Gruppe, keine anderen Arten. Wählen Sie oben einen aus.</translation>
    </message>
    <message>
        <source>The mail and fax addresses of one user or group, for devices of this maker. Choose one above.</source>
        <translation>Die Mail- und Faxadressen eines Benutzers oder einer Gruppe, für Geräte dieses Herstellers. Wählen Sie oben einen aus.</translation>
    </message>
    <message>
        <source>The mail and fax addresses and the groups of one user&apos;s or group&apos;s list, for other programs. Choose one above.</source>
        <translation>Die Mail- und Faxadressen und die Gruppen aus der Liste eines Benutzers oder einer Gruppe, für andere Programme. Wählen Sie oben einen aus.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more.</source>
        <translation>
            <numerusform>%Ln weiterer.</numerusform>
            <numerusform>%Ln weitere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::FactCards</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>Not listening.</source>
        <translation>Nicht bereit für Verbindungen.</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n in Betrieb</numerusform>
            <numerusform>%n in Betrieb</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped</source>
        <translation>
            <numerusform>%n gestoppt</numerusform>
            <numerusform>%n gestoppt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not connected</source>
        <translation>
            <numerusform>%n nicht verbunden</numerusform>
            <numerusform>%n nicht verbunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n differing</source>
        <translation>
            <numerusform>%n abweichend</numerusform>
            <numerusform>%n abweichend</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Noch keine.</translation>
    </message>
    <message>
        <source>The stored data cannot be read.</source>
        <translation>Die gespeicherten Daten sind nicht lesbar.</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n Benutzer</numerusform>
            <numerusform>%n Benutzer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n Gruppe</numerusform>
            <numerusform>%n Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>%n Einstellung</numerusform>
            <numerusform>%n Einstellungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on disk</source>
        <translation>%1 auf dem Datenträger</translation>
    </message>
    <message>
        <source>Valid until %1</source>
        <translation>Gültig bis %1</translation>
    </message>
    <message>
        <source>None could be made.</source>
        <translation>Konnte nicht erstellt werden.</translation>
    </message>
    <message>
        <source>Its renewal failed.</source>
        <translation>Erneuerung fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Renews itself.</source>
        <translation>Erneuert sich selbst.</translation>
    </message>
    <message>
        <source>Content proven since %1.</source>
        <translation>Inhalt geprüft seit %1.</translation>
    </message>
    <message>
        <source>Its content is being proven.</source>
        <translation>Der Inhalt wird gerade geprüft.</translation>
    </message>
    <message>
        <source>Runs for %1 with %2.</source>
        <translation>Laufzeit: %1, %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>numbers of users, groups, settings</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>%1 on disk, %2 free</source>
        <translation>%1 auf dem Datenträger, %2 frei</translation>
    </message>
    <message>
        <source>Never backed up.</source>
        <translation>Nie gesichert.</translation>
    </message>
    <message>
        <source>Backed up %1.</source>
        <translation>Gesichert: %1.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::FilterField</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>retinue::ui::FingerprintField</name>
    <message>
        <source>CA fingerprint</source>
        <translation>CA-Fingerabdruck</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: CA fingerprint</source>
        <translation>Kopieren: CA-Fingerabdruck</translation>
    </message>
</context>
<context>
    <name>retinue::ui::FirstStart</name>
    <message>
        <source>Set up this machine</source>
        <translation>Diesen Rechner einrichten</translation>
    </message>
    <message>
        <source>Retinue keeps the personal settings of your users the same on all devices.</source>
        <translation>Retinue hält die persönlichen Einstellungen Ihrer Benutzer auf allen Geräten gleich.</translation>
    </message>
    <message>
        <source>System &amp;Manager ID</source>
        <translation>System&amp;manager-ID</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Ser&amp;ver</source>
        <translation>Ser&amp;ver</translation>
    </message>
    <message>
        <source>Keeps everybody&apos;s settings; devices connect to it.</source>
        <translation>Bewahrt die Einstellungen aller auf; Geräte verbinden sich mit ihm.</translation>
    </message>
    <message>
        <source>C&amp;lient</source>
        <translation>C&amp;lient</translation>
    </message>
    <message>
        <source>Is a device itself; takes the settings from the server on another machine.</source>
        <translation>Ist selbst ein Gerät; übernimmt die Einstellungen vom Server auf einem anderen Rechner.</translation>
    </message>
    <message>
        <source>Server &amp;and client</source>
        <translation>Server &amp;und Client</translation>
    </message>
    <message>
        <source>Both in one: keeps the settings and is a device of its own.</source>
        <translation>Beides in einem: bewahrt die Einstellungen auf und ist selbst ein Gerät.</translation>
    </message>
    <message>
        <source>Role of this machine</source>
        <translation>Rolle dieses Rechners</translation>
    </message>
    <message>
        <source>This machine is a</source>
        <translation>Dieser Rechner ist</translation>
    </message>
    <message>
        <source>&amp;Options</source>
        <translation>&amp;Optionen</translation>
    </message>
    <message>
        <source>Por&amp;t that devices connect to</source>
        <translation>Por&amp;t, mit dem sich Geräte verbinden</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Choose a System Manager ID.</source>
        <translation>Wählen Sie eine Systemmanager-ID.</translation>
    </message>
    <message>
        <source>Checking what was entered</source>
        <translation>Eingaben prüfen</translation>
    </message>
    <message>
        <source>Opening port %1</source>
        <translation>Port %1 öffnen</translation>
    </message>
    <message>
        <source>Setting the role of this machine</source>
        <translation>Rolle dieses Rechners festlegen</translation>
    </message>
    <message>
        <source>Connecting this machine&apos;s client to its own server</source>
        <translation>Client dieses Rechners mit dem eigenen Server verbinden</translation>
    </message>
    <message>
        <source>Making the account</source>
        <translation>Konto anlegen</translation>
    </message>
    <message>
        <source>The ID or the password is not accepted. An ID has 1 to 64 characters and no blanks.</source>
        <translation>Die ID oder das Passwort wird nicht angenommen. Eine ID hat 1 bis 64 Zeichen und keine Leerzeichen.</translation>
    </message>
    <message>
        <source>&amp;Use Port %1</source>
        <translation>Po&amp;rt %1 verwenden</translation>
    </message>
    <message>
        <source>The client of this machine could not be connected: %1</source>
        <translation>Der Client dieses Rechners konnte nicht verbunden werden: %1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ForgetDialog</name>
    <message>
        <source>Delete Local Data</source>
        <translation>Lokale Daten löschen</translation>
    </message>
    <message>
        <source>Delete the data that this machine holds of %1?</source>
        <translation>Die Daten löschen, die dieser Rechner von %1 hat?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) made here did not go up to the server and will be lost:</source>
        <translation>
            <numerusform>%Ln hier vorgenommene Änderung wurde nicht zum Server übertragen und geht verloren:</numerusform>
            <numerusform>%Ln hier vorgenommene Änderungen wurden nicht zum Server übertragen und gehen verloren:</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (refused)</source>
        <translation>%1 (abgelehnt)</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is deleted on the server. The next login here brings the server&apos;s data.</source>
        <translation>Auf dem Server wird nichts gelöscht. Die nächste Anmeldung hier bringt die Daten des Servers.</translation>
    </message>
    <message>
        <source>&amp;Delete Local Data</source>
        <translation>Lokale Daten &amp;löschen</translation>
    </message>
    <message>
        <source>Device-specific values that only this machine has will be lost for good:</source>
        <translation>Gerätespezifische Werte, die nur dieser Rechner hat, sind danach endgültig verloren:</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Formats</name>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 und %Ln weiteres</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::Gate</name>
    <message>
        <source>The administrators of this machine cannot be read</source>
        <translation>Die Administratoren dieses Rechners können nicht gelesen werden</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>An administrator was added meanwhile. No second one was made here: sign in with that account.</source>
        <translation>Inzwischen wurde ein Administrator hinzugefügt. Hier wurde kein zweiter angelegt: Melden Sie sich mit diesem Konto an.</translation>
    </message>
    <message>
        <source>The role of this machine cannot be stored</source>
        <translation>Die Rolle dieses Rechners kann nicht gespeichert werden</translation>
    </message>
</context>
<context>
    <name>retinue::ui::HandOverPanel</name>
    <message>
        <source>Replace this server machine by the one that stands by</source>
        <translation>Diesen Server-Rechner durch den ersetzen, der bereitsteht</translation>
    </message>
    <message>
        <source>&amp;Stop All Clients</source>
        <translation>Alle Clients &amp;stoppen</translation>
    </message>
    <message>
        <source>&amp;Replicate and Verify</source>
        <translation>&amp;Replizieren und prüfen</translation>
    </message>
    <message>
        <source>S&amp;top Replication</source>
        <translation>Replikation s&amp;toppen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>1. All client machines are stopped.</source>
        <translation>1. Alle Client-Geräte sind gestoppt.</translation>
    </message>
    <message>
        <source>1. Stop all client machines: %1 of %2 are started.</source>
        <translation>1. Alle Client-Geräte stoppen: %1 von %2 sind gestartet.</translation>
    </message>
    <message>
        <source>They go on with what they hold; what is changed there waits until they are started again.</source>
        <translation>Sie arbeiten mit dem weiter, was sie haben; was dort geändert wird, wartet, bis sie wieder gestartet werden.</translation>
    </message>
    <message>
        <source>2. The copy has everything, and is proven equal.</source>
        <translation>2. Die Kopie hat alles und ist erwiesen gleich.</translation>
    </message>
    <message>
        <source>2. Replicate and verify: then nothing is missing on the other machine.</source>
        <translation>2. Replizieren und prüfen: Dann fehlt auf dem anderen Rechner nichts.</translation>
    </message>
    <message>
        <source>Replication is not set: start it first.</source>
        <translation>Replikation ist nicht eingestellt: Starten Sie sie zuerst.</translation>
    </message>
    <message>
        <source>3. Replication is stopped.</source>
        <translation>3. Die Replikation ist gestoppt.</translation>
    </message>
    <message>
        <source>3. Stop replication. The other machine keeps its copy.</source>
        <translation>3. Replikation stoppen. Der andere Rechner behält seine Kopie.</translation>
    </message>
    <message>
        <source>4. On the other machine, choose [Take Over].</source>
        <translation>4. Auf dem anderen Rechner [Übernehmen] wählen.</translation>
    </message>
    <message>
        <source>4. On %1, choose [Take Over].</source>
        <translation>4. Auf %1 [Übernehmen] wählen.</translation>
    </message>
    <message>
        <source>Switch this machine off first, and give the other one its name or address. Then start the client machines there, on the page [Device]. Keep this data folder until all is well.</source>
        <translation>Schalten Sie zuerst diesen Rechner aus, und geben Sie dem anderen seinen Namen oder seine Adresse. Starten Sie dann dort die Client-Geräte, auf der Seite [Gerät]. Behalten Sie diesen Datenordner, bis alles gut läuft.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::HappeningsCard</name>
    <message>
        <source>Latest</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <source>Nobody logged in or changed a setting since the server was started.</source>
        <translation>Seit dem Start des Servers hat sich niemand angemeldet oder eine Einstellung geändert.</translation>
    </message>
    <message>
        <source>Latest log-ins and changes</source>
        <translation>Neueste Anmeldungen und Änderungen</translation>
    </message>
</context>
<context>
    <name>retinue::ui::HappeningsModel</name>
    <message>
        <source>Group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>Alle Geräte</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>Geändert: %1</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>Gelöscht: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
</context>
<context>
    <name>retinue::ui::HelpWindow</name>
    <message>
        <source>Retinue Help</source>
        <translation>Retinue-Hilfe</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Help pages</source>
        <translation>Hilfeseiten</translation>
    </message>
    <message>
        <source>Help page</source>
        <translation>Hilfeseite</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ImportPanel</name>
    <message>
        <source>&amp;Passphrase of the package:</source>
        <translation>&amp;Passphrase des Pakets:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Öffnen</translation>
    </message>
    <message>
        <source>Character set of the file</source>
        <translation>Zeichensatz der Datei</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>wie die Datei ihn nennt</translation>
    </message>
    <message>
        <source>&amp;Character set:</source>
        <translation>&amp;Zeichensatz:</translation>
    </message>
    <message>
        <source>What becomes of addresses that belong to nobody</source>
        <translation>Was aus Adressen wird, die niemandem gehören</translation>
    </message>
    <message>
        <source>are left out</source>
        <translation>werden ausgelassen</translation>
    </message>
    <message>
        <source>go to the user</source>
        <translation>bekommt der Benutzer</translation>
    </message>
    <message>
        <source>go to the group</source>
        <translation>bekommt die Gruppe</translation>
    </message>
    <message>
        <source>Who gets the addresses that belong to nobody</source>
        <translation>Wer die Adressen bekommt, die niemandem gehören</translation>
    </message>
    <message>
        <source>A&amp;ddresses of nobody:</source>
        <translation>A&amp;dressen, die niemandem gehören:</translation>
    </message>
    <message>
        <source>Choose a file to import</source>
        <translation>Datei zum Importieren wählen</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Lesen der Datei</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>It is compared with what is on the server; nothing is changed.</source>
        <translation>Sie wird mit dem verglichen, was auf dem Server ist; nichts wird geändert.</translation>
    </message>
    <message>
        <source>The passphrase is not the right one</source>
        <translation>Die Passphrase ist nicht die richtige</translation>
    </message>
    <message>
        <source>The package is sealed</source>
        <translation>Das Paket ist versiegelt</translation>
    </message>
    <message>
        <source>Enter the passphrase that it was exported with.</source>
        <translation>Geben Sie die Passphrase ein, mit der es exportiert wurde.</translation>
    </message>
    <message>
        <source>Choose &amp;Another File…</source>
        <translation>&amp;Andere Datei wählen…</translation>
    </message>
    <message>
        <source>The file cannot be imported</source>
        <translation>Die Datei kann nicht importiert werden</translation>
    </message>
    <message>
        <source>Choose a file, or drop it here</source>
        <translation>Datei wählen oder hierher ziehen</translation>
    </message>
    <message>
        <source>Login users and address lists that devices and programs have exported (CSV of any maker, .abk, LDIF, vCard), and packages that were exported here. You see what it would do before anything is changed.</source>
        <translation>Anmeldebenutzer und Adresslisten, die Geräte und Programme exportiert haben (CSV jedes Herstellers, .abk, LDIF, vCard), und Pakete, die hier exportiert wurden. Sie sehen, was geschehen würde, bevor etwas geändert wird.</translation>
    </message>
    <message>
        <source>&amp;Choose File…</source>
        <translation>Datei &amp;wählen…</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Rückgängig machen…</translation>
    </message>
    <message>
        <source>Files to import (*.csv *.abk *.ldif *.vcf *.tsv *.txt *.zip *.age);;All files (*)</source>
        <translation>Dateien zum Importieren (*.csv *.abk *.ldif *.vcf *.tsv *.txt *.zip *.age);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ImportText</name>
    <message>
        <source>Login users (CSV)</source>
        <translation>Anmeldebenutzer (CSV)</translation>
    </message>
    <message>
        <source>Address book (CSV)</source>
        <translation>Adressbuch (CSV)</translation>
    </message>
    <message>
        <source>Retinue package</source>
        <translation>Retinue-Paket</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 neu</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 the same</source>
        <translation>%1 gleich</translation>
    </message>
    <message>
        <source>%1 stay as they are</source>
        <translation>%1 bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message numerus="yes">
        <source>groups set of %Ln user(s)</source>
        <translation>
            <numerusform>Gruppen von %Ln Benutzer gesetzt</numerusform>
            <numerusform>Gruppen von %Ln Benutzern gesetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between counts</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln Benutzer</numerusform>
            <numerusform>%Ln Benutzer</numerusform>
        </translation>
    </message>
    <message>
        <source>(%1 new)</source>
        <translation>(%1 neu)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln Gruppe</numerusform>
            <numerusform>%Ln Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>no users or groups</source>
        <translation>keine Benutzer oder Gruppen</translation>
    </message>
    <message numerus="yes">
        <source>Imported: %Ln new user(s) and group(s).</source>
        <translation>
            <numerusform>Importiert: %Ln neuer Benutzer oder neue Gruppe.</numerusform>
            <numerusform>Importiert: %Ln neue Benutzer und Gruppen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings: %1 new, %2 changed.</source>
        <translation>Einstellungen: %1 neu, %2 geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) refused.</source>
        <translation>
            <numerusform>%Ln Einstellung abgelehnt.</numerusform>
            <numerusform>%Ln Einstellungen abgelehnt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) left out, because the data key is locked.</source>
        <translation>
            <numerusform>%Ln gespeicherte Anmeldedaten ausgelassen, weil der Datenschlüssel gesperrt ist.</numerusform>
            <numerusform>%Ln gespeicherte Anmeldedaten ausgelassen, weil der Datenschlüssel gesperrt ist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) undone.</source>
        <translation>
            <numerusform>%Ln Änderung rückgängig gemacht.</numerusform>
            <numerusform>%Ln Änderungen rückgängig gemacht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s), because somebody has changed them since: %1.</source>
        <translation>
            <numerusform>%Ln bleibt, weil seither jemand etwas geändert hat: %1.</numerusform>
            <numerusform>%Ln bleiben, weil seither jemand etwas geändert hat: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) can be undone once the data key is unlocked.</source>
        <translation>
            <numerusform>%Ln gespeicherte Anmeldedaten können rückgängig gemacht werden, sobald der Datenschlüssel entsperrt ist.</numerusform>
            <numerusform>%Ln gespeicherte Anmeldedaten können rückgängig gemacht werden, sobald der Datenschlüssel entsperrt ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported: %1 users, %2 groups, %3 settings (%4).</source>
        <translation>Exportiert: %1 Benutzer, %2 Gruppen, %3 Einstellungen (%4).</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) left out.</source>
        <translation>
            <numerusform>%Ln gespeicherte Anmeldedaten ausgelassen.</numerusform>
            <numerusform>%Ln gespeicherte Anmeldedaten ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) could not be read.</source>
        <translation>
            <numerusform>%Ln gespeicherte Anmeldedaten konnten nicht gelesen werden.</numerusform>
            <numerusform>%Ln gespeicherte Anmeldedaten konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) do not fit into this format.</source>
        <translation>
            <numerusform>%Ln Wert passt nicht in dieses Format.</numerusform>
            <numerusform>%Ln Werte passen nicht in dieses Format.</numerusform>
        </translation>
    </message>
    <message>
        <source>no settings</source>
        <translation>keine Einstellungen</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the selected user(s) and group(s) are not on the server any more.</source>
        <translation>
            <numerusform>%Ln der ausgewählten Benutzer und Gruppen ist nicht mehr auf dem Server.</numerusform>
            <numerusform>%Ln der ausgewählten Benutzer und Gruppen sind nicht mehr auf dem Server.</numerusform>
        </translation>
    </message>
    <message>
        <source>Address book for older devices (CSV, version 0x0002)</source>
        <translation>Adressbuch für ältere Geräte (CSV, Version 0x0002)</translation>
    </message>
    <message>
        <source>Address book as text (.abk)</source>
        <translation>Adressbuch als Text (.abk)</translation>
    </message>
    <message>
        <source>Sharp addresses (CSV)</source>
        <translation>Sharp-Adressen (CSV)</translation>
    </message>
    <message>
        <source>Xerox addresses (CSV)</source>
        <translation>Xerox-Adressen (CSV)</translation>
    </message>
    <message>
        <source>Directory entries (LDIF)</source>
        <translation>Verzeichniseinträge (LDIF)</translation>
    </message>
    <message>
        <source>Business cards (vCard)</source>
        <translation>Visitenkarten (vCard)</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ImportView</name>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Choose &amp;Another File…</source>
        <translation>&amp;Andere Datei wählen…</translation>
    </message>
    <message>
        <source>Settings that are on the server already:</source>
        <translation>Einstellungen, die der Server schon hat:</translation>
    </message>
    <message>
        <source>What is wrong with the file</source>
        <translation>Was an der Datei nicht stimmt</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>In the file: %1</source>
        <translation>In der Datei: %1</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>Neu: %1</translation>
    </message>
    <message>
        <source>&amp;Keep them: %1</source>
        <translation>&amp;Behalten: %1</translation>
    </message>
    <message>
        <source>&amp;Replace them: %1</source>
        <translation>E&amp;rsetzen: %1</translation>
    </message>
    <message>
        <source>&amp;Merge entries into them: %1</source>
        <translation>Einträge &amp;zusammenführen: %1</translation>
    </message>
    <message>
        <source>Nothing would be changed by this file.</source>
        <translation>Diese Datei würde nichts ändern.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) cannot be imported while the data key is locked; the rest can. Unlock it first to import all.</source>
        <translation>
            <numerusform>%Ln gespeicherte Anmeldedaten können nicht importiert werden, solange der Datenschlüssel gesperrt ist; der Rest schon. Entsperren Sie ihn vorher, um alles zu importieren.</numerusform>
            <numerusform>%Ln gespeicherte Anmeldedaten können nicht importiert werden, solange der Datenschlüssel gesperrt ist; der Rest schon. Entsperren Sie ihn vorher, um alles zu importieren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) of the file are refused and left out; the others are imported.</source>
        <translation>
            <numerusform>%Ln Eintrag der Datei wird abgelehnt und ausgelassen; die anderen werden importiert.</numerusform>
            <numerusform>%Ln Einträge der Datei werden abgelehnt und ausgelassen; die anderen werden importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>An import can be undone afterwards.</source>
        <translation>Ein Import kann danach rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>%1 remarks on the file, of which the first %2 are shown:</source>
        <translation>%1 Hinweise zur Datei, von denen die ersten %2 gezeigt werden:</translation>
    </message>
    <message numerus="yes">
        <source>%Ln remark(s) on the file:</source>
        <translation>
            <numerusform>%Ln Hinweis zur Datei:</numerusform>
            <numerusform>%Ln Hinweise zur Datei:</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ImportsPanel</name>
    <message>
        <source>being undone</source>
        <translation>wird rückgängig gemacht</translation>
    </message>
    <message>
        <source>being imported</source>
        <translation>wird importiert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln Änderung</numerusform>
            <numerusform>%Ln Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>&amp;Rückgängig machen…</translation>
    </message>
    <message>
        <source>Nothing was imported</source>
        <translation>Nichts wurde importiert</translation>
    </message>
    <message>
        <source>Imports are listed here, and can be undone.</source>
        <translation>Importe werden hier aufgelistet und können rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>New Users and Groups</source>
        <translation>Neue Benutzer und Gruppen</translation>
    </message>
    <message>
        <source>New Settings</source>
        <translation>Neue Einstellungen</translation>
    </message>
    <message>
        <source>Changed Settings</source>
        <translation>Geänderte Einstellungen</translation>
    </message>
    <message>
        <source>Can Be Undone</source>
        <translation>Rückgängig möglich</translation>
    </message>
    <message>
        <source>Reading the imports</source>
        <translation>Lesen der Importe</translation>
    </message>
    <message numerus="yes">
        <source>An import can be undone for %Ln day(s), as long as deleted data is kept.</source>
        <translation>
            <numerusform>Ein Import kann %Ln Tag lang rückgängig gemacht werden, solange gelöschte Daten aufbewahrt werden.</numerusform>
            <numerusform>Ein Import kann %Ln Tage lang rückgängig gemacht werden, solange gelöschte Daten aufbewahrt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Imports cannot be undone, because deleted data is not kept.</source>
        <translation>Importe können nicht rückgängig gemacht werden, weil gelöschte Daten nicht aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation>Rückgängigmachen des Imports</translation>
    </message>
    <message>
        <source>Undo import</source>
        <translation>Import rückgängig machen</translation>
    </message>
    <message>
        <source>Undo the import of %1 of %2?</source>
        <translation>Den Import von %1 vom %2 rückgängig machen?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) go back to what was before. What somebody has changed since stays as it is.</source>
        <translation>
            <numerusform>%Ln Änderung wird zurückgenommen. Was seither jemand geändert hat, bleibt, wie es ist.</numerusform>
            <numerusform>%Ln Änderungen werden zurückgenommen. Was seither jemand geändert hat, bleibt, wie es ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig machen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>waits, %Ln change(s) left</source>
        <translation>
            <numerusform>wartet, noch %Ln Änderung</numerusform>
            <numerusform>wartet, noch %Ln Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Give Up the Rest…</source>
        <translation>Rest auf&amp;geben…</translation>
    </message>
    <message>
        <source>Give up the rest of an import</source>
        <translation>Rest eines Imports aufgeben</translation>
    </message>
    <message>
        <source>Give up what is left of the import of %1 of %2?</source>
        <translation>Aufgeben, was vom Import von %1 vom %2 übrig ist?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) still wait, such as for the data key. They are not imported, and are removed from the server.</source>
        <translation>
            <numerusform>%Ln Änderung wartet noch, etwa auf den Datenschlüssel. Sie wird nicht importiert und vom Server entfernt.</numerusform>
            <numerusform>%Ln Änderungen warten noch, etwa auf den Datenschlüssel. Sie werden nicht importiert und vom Server entfernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) are done already. They stay, and can be undone afterwards.</source>
        <translation>
            <numerusform>%Ln Änderung ist schon gemacht. Sie bleibt und kann danach rückgängig gemacht werden.</numerusform>
            <numerusform>%Ln Änderungen sind schon gemacht. Sie bleiben und können danach rückgängig gemacht werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Give Up the Rest</source>
        <translation>Rest auf&amp;geben</translation>
    </message>
    <message>
        <source>What was left of the import was given up.</source>
        <translation>Der Rest des Imports wurde aufgegeben.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Items</name>
    <message>
        <source>Display language and keyboard layout</source>
        <translation>Anzeigesprache und Tastaturlayout</translation>
    </message>
    <message>
        <source>Key repetition</source>
        <translation>Tastenwiederholung</translation>
    </message>
    <message>
        <source>Inverted screen colours</source>
        <translation>Invertierte Bildschirmfarben</translation>
    </message>
    <message>
        <source>Screen shown after login</source>
        <translation>Bildschirm nach der Anmeldung</translation>
    </message>
    <message>
        <source>Personal buttons</source>
        <translation>Persönliche Tasten</translation>
    </message>
    <message>
        <source>Home screen settings</source>
        <translation>Home-Bildschirm</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Shared buttons</source>
        <translation>Gemeinsame Tasten</translation>
    </message>
    <message>
        <source>Direct connection to the network</source>
        <translation>Direkte Netzwerkverbindung</translation>
    </message>
    <message>
        <source>Default job settings: Copy</source>
        <translation>Standardeinstellungen: Kopieren</translation>
    </message>
    <message>
        <source>Default job settings: Fax</source>
        <translation>Standardeinstellungen: Fax</translation>
    </message>
    <message>
        <source>Default job settings: Access Stored Files</source>
        <translation>Standardeinstellungen: Zugriff auf gespeicherte Dateien</translation>
    </message>
    <message>
        <source>Default job settings: Scan and Send</source>
        <translation>Standardeinstellungen: Scannen und Senden</translation>
    </message>
    <message>
        <source>Default job settings: Scan and Store</source>
        <translation>Standardeinstellungen: Scannen und Speichern</translation>
    </message>
    <message>
        <source>Shortcuts: Copy</source>
        <translation>Shortcuts: Kopieren</translation>
    </message>
    <message>
        <source>Shortcuts: Fax</source>
        <translation>Shortcuts: Fax</translation>
    </message>
    <message>
        <source>Shortcuts: Scan and Send</source>
        <translation>Shortcuts: Scannen und Senden</translation>
    </message>
    <message>
        <source>Previous settings: Copy</source>
        <translation>Frühere Einstellungen: Kopieren</translation>
    </message>
    <message>
        <source>Previous settings: Fax</source>
        <translation>Frühere Einstellungen: Fax</translation>
    </message>
    <message>
        <source>Previous settings: Scan and Send</source>
        <translation>Frühere Einstellungen: Scannen und Senden</translation>
    </message>
    <message>
        <source>Personal address list</source>
        <translation>Persönliche Adressliste</translation>
    </message>
    <message>
        <source>User group address list</source>
        <translation>Adressliste der Benutzergruppe</translation>
    </message>
    <message>
        <source>List order: Scan and Store</source>
        <translation>Listenreihenfolge: Scannen und Speichern</translation>
    </message>
    <message>
        <source>List order: Access Stored Files</source>
        <translation>Listenreihenfolge: Zugriff auf gespeicherte Dateien</translation>
    </message>
    <message>
        <source>Print the user&apos;s jobs at login</source>
        <translation>Aufträge des Benutzers bei der Anmeldung drucken</translation>
    </message>
    <message>
        <source>Stored credentials</source>
        <translation>Gespeicherte Zugangsdaten</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>Accessibility</source>
        <translation>Bedienungshilfen</translation>
    </message>
    <message>
        <source>First screen</source>
        <translation>Erster Bildschirm</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Default job settings</source>
        <translation>Standardeinstellungen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>Previous settings (history)</source>
        <translation>Frühere Einstellungen (Verlauf)</translation>
    </message>
    <message>
        <source>Address book</source>
        <translation>Adressbuch</translation>
    </message>
    <message>
        <source>List order</source>
        <translation>Listenreihenfolge</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
</context>
<context>
    <name>retinue::ui::JobRow</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close: %1</source>
        <translation>Schließen: %1</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Progress of: %1</source>
        <translation>Fortschritt von: %1</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Wird abgebrochen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 (%2 failed: %3)</source>
        <translation>%1 (%2 fehlgeschlagen: %3)</translation>
    </message>
    <message>
        <source>%1 failed: %2. </source>
        <translation>%1 fehlgeschlagen: %2. </translation>
    </message>
</context>
<context>
    <name>retinue::ui::JobStrip</name>
    <message>
        <source>Work in progress</source>
        <translation>Laufende Arbeiten</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Jobs</name>
    <message>
        <source>Server engine started</source>
        <translation>Serverdienst gestartet</translation>
    </message>
    <message>
        <source>Server engine stopped</source>
        <translation>Serverdienst gestoppt</translation>
    </message>
    <message>
        <source>Start device</source>
        <translation>Gerät starten</translation>
    </message>
    <message>
        <source>Stop device</source>
        <translation>Gerät stoppen</translation>
    </message>
    <message>
        <source>Remove device</source>
        <translation>Gerät entfernen</translation>
    </message>
    <message>
        <source>Compare device with server</source>
        <translation>Gerät mit Server vergleichen</translation>
    </message>
    <message>
        <source>Start devices</source>
        <translation>Geräte starten</translation>
    </message>
    <message>
        <source>Stop devices</source>
        <translation>Geräte stoppen</translation>
    </message>
    <message>
        <source>Remove devices</source>
        <translation>Geräte entfernen</translation>
    </message>
    <message>
        <source>Compare devices with server</source>
        <translation>Geräte mit Server vergleichen</translation>
    </message>
    <message>
        <source>Export device list</source>
        <translation>Geräteliste exportieren</translation>
    </message>
    <message>
        <source>Add administrator</source>
        <translation>Administrator hinzufügen</translation>
    </message>
    <message>
        <source>Remove administrator</source>
        <translation>Administrator entfernen</translation>
    </message>
    <message>
        <source>Make enrolment code</source>
        <translation>Registrierungscode erstellen</translation>
    </message>
    <message>
        <source>Revoke enrolment code</source>
        <translation>Registrierungscode widerrufen</translation>
    </message>
    <message>
        <source>Delete user data</source>
        <translation>Benutzerdaten löschen</translation>
    </message>
    <message>
        <source>Starting devices</source>
        <translation>Geräte werden gestartet</translation>
    </message>
    <message>
        <source>Stopping devices</source>
        <translation>Geräte werden gestoppt</translation>
    </message>
    <message>
        <source>Removing devices</source>
        <translation>Geräte werden entfernt</translation>
    </message>
    <message>
        <source>Asking devices</source>
        <translation>Geräte werden gefragt</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>Datei wird geschrieben</translation>
    </message>
    <message>
        <source>Set administrator&apos;s password</source>
        <translation>Passwort eines Administrators setzen</translation>
    </message>
    <message>
        <source>Set idle lock</source>
        <translation>Automatische Sperre einstellen</translation>
    </message>
    <message>
        <source>Set server&apos;s port</source>
        <translation>Port des Servers einstellen</translation>
    </message>
    <message>
        <source>Export log</source>
        <translation>Protokoll exportieren</translation>
    </message>
    <message>
        <source>Stored content checked</source>
        <translation>Gespeicherten Inhalt geprüft</translation>
    </message>
    <message>
        <source>Device compared its data</source>
        <translation>Gerät hat seine Daten verglichen</translation>
    </message>
    <message>
        <source>Enrol device</source>
        <translation>Gerät registrieren</translation>
    </message>
    <message>
        <source>Enrol device again, in place of what it was</source>
        <translation>Gerät erneut registrieren, anstelle des bisherigen</translation>
    </message>
    <message>
        <source>Bring back user data</source>
        <translation>Benutzerdaten zurückholen</translation>
    </message>
    <message>
        <source>Delete user data for good</source>
        <translation>Benutzerdaten endgültig löschen</translation>
    </message>
    <message>
        <source>Set how long deleted data is kept</source>
        <translation>Aufbewahrung gelöschter Daten festlegen</translation>
    </message>
    <message>
        <source>Collecting</source>
        <translation>Zusammenstellen</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Bringing back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Deleting for good</source>
        <translation>Endgültiges Löschen</translation>
    </message>
    <message>
        <source>Erasing traces</source>
        <translation>Spuren beseitigen</translation>
    </message>
    <message>
        <source>Take over a device&apos;s copy</source>
        <translation>Kopie eines Geräts übernehmen</translation>
    </message>
    <message>
        <source>Waiting for the device&apos;s copy</source>
        <translation>Warten auf die Kopie des Geräts</translation>
    </message>
    <message>
        <source>Rename user</source>
        <translation>Benutzer umbenennen</translation>
    </message>
    <message>
        <source>Merge users</source>
        <translation>Benutzer zusammenführen</translation>
    </message>
    <message>
        <source>Prepare for user data export</source>
        <translation>Export von Benutzerdaten vorbereiten</translation>
    </message>
    <message>
        <source>Import user data</source>
        <translation>Benutzerdaten importieren</translation>
    </message>
    <message>
        <source>Drop the rest of imports</source>
        <translation>Rest von Importen verwerfen</translation>
    </message>
    <message>
        <source>Undo import</source>
        <translation>Import rückgängig machen</translation>
    </message>
    <message>
        <source>Export user data</source>
        <translation>Benutzerdaten exportieren</translation>
    </message>
    <message>
        <source>Sending changes</source>
        <translation>Änderungen werden gesendet</translation>
    </message>
    <message>
        <source>Bringing data</source>
        <translation>Daten werden geholt</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Preparing the import</source>
        <translation>Import wird vorbereitet</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Wird importiert</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>Wird rückgängig gemacht</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Wird exportiert</translation>
    </message>
    <message>
        <source>They do not find room on this machine all at once.</source>
        <translation>Sie finden auf diesem Rechner nicht alle zugleich Platz.</translation>
    </message>
    <message>
        <source>Choose fewer. If they still find none, the changes of others that were refused or have not gone up are in the way: let those users log in at this machine, or delete their local data.</source>
        <translation>Wählen Sie weniger. Finden sie auch dann keinen, sind Änderungen anderer im Weg, die abgelehnt oder noch nicht übertragen wurden: Lassen Sie diese Benutzer sich an diesem Rechner anmelden, oder löschen Sie ihre lokalen Daten.</translation>
    </message>
    <message>
        <source>Another preparation is under way.</source>
        <translation>Eine andere Vorbereitung läuft bereits.</translation>
    </message>
    <message>
        <source>Wait for its end, or cancel it, then prepare again.</source>
        <translation>Warten Sie ihr Ende ab oder brechen Sie sie ab, und bereiten Sie dann erneut vor.</translation>
    </message>
    <message>
        <source>An export cannot be prepared on this machine now.</source>
        <translation>Auf diesem Rechner kann derzeit kein Export vorbereitet werden.</translation>
    </message>
    <message>
        <source>The page [Prepare for User Data Export] says what stands in the way.</source>
        <translation>Die Seite [Export von Benutzerdaten vorbereiten] sagt, was im Weg ist.</translation>
    </message>
    <message>
        <source>Not all whom the file is about find room on this machine; nothing was taken over.</source>
        <translation>Nicht alle, von denen die Datei handelt, finden auf diesem Rechner Platz; es wurde nichts übernommen.</translation>
    </message>
    <message>
        <source>Delete local data that are not needed, or import fewer users.</source>
        <translation>Löschen Sie lokale Daten, die nicht gebraucht werden, oder importieren Sie weniger Benutzer.</translation>
    </message>
    <message>
        <source>Importing and exporting are allowed only while the client is stopped, and for 15 minutes after a preparation.</source>
        <translation>Importieren und Exportieren sind nur erlaubt, solange der Client angehalten ist, und 15 Minuten lang nach einer Vorbereitung.</translation>
    </message>
    <message>
        <source>Prepare the users and groups, or stop the client, then try again.</source>
        <translation>Bereiten Sie die Benutzer und Gruppen vor oder halten Sie den Client an, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Verify backup</source>
        <translation>Sicherung prüfen</translation>
    </message>
    <message>
        <source>Trial restore</source>
        <translation>Probe der Wiederherstellung</translation>
    </message>
    <message>
        <source>Remove backup</source>
        <translation>Sicherung entfernen</translation>
    </message>
    <message>
        <source>Make a restore ready</source>
        <translation>Wiederherstellung bereitmachen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Copying the data</source>
        <translation>Daten werden kopiert</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Wird geschrieben</translation>
    </message>
    <message>
        <source>Reading back</source>
        <translation>Wird zurückgelesen</translation>
    </message>
    <message>
        <source>Removing older backups</source>
        <translation>Ältere Sicherungen werden entfernt</translation>
    </message>
    <message>
        <source>Reading the backup</source>
        <translation>Sicherung wird gelesen</translation>
    </message>
    <message>
        <source>Checking its content</source>
        <translation>Inhalt wird geprüft</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Wird verglichen</translation>
    </message>
    <message>
        <source>Replacing the data</source>
        <translation>Daten werden ersetzt</translation>
    </message>
    <message>
        <source>Keeping the replaced data</source>
        <translation>Ersetzte Daten werden aufbewahrt</translation>
    </message>
    <message>
        <source>Backup missed</source>
        <translation>Sicherung versäumt</translation>
    </message>
    <message>
        <source>Remove what an interrupted backup left</source>
        <translation>Reste einer unterbrochenen Sicherung entfernen</translation>
    </message>
    <message>
        <source>Set backups</source>
        <translation>Sicherungen einstellen</translation>
    </message>
    <message>
        <source>Change data sharing</source>
        <translation>Datenfreigabe ändern</translation>
    </message>
    <message>
        <source>Undo change of data sharing</source>
        <translation>Änderung der Datenfreigabe rückgängig machen</translation>
    </message>
    <message>
        <source>Stop all clients</source>
        <translation>Alle Clients stoppen</translation>
    </message>
    <message>
        <source>Start clients again</source>
        <translation>Clients wieder starten</translation>
    </message>
    <message>
        <source>Give up a device&apos;s values to be shared</source>
        <translation>Auf zu teilende Werte eines Geräts verzichten</translation>
    </message>
    <message>
        <source>Changing</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Waiting for the devices&apos; answers</source>
        <translation>Warten auf die Antworten der Geräte</translation>
    </message>
    <message>
        <source>What is shared can be changed only while no client runs, and undone only as long as what was initialized is kept. Nothing was changed.</source>
        <translation>Die Freigabe kann nur geändert werden, während kein Client läuft, und nur so lange rückgängig gemacht werden, wie Initialisiertes aufbewahrt wird. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The page [Data Sharing Details] names who runs and stops them there, and says what can be undone.</source>
        <translation>Die Seite [Details der Datenfreigabe] nennt die laufenden Clients, kann sie stoppen und sagt, was rückgängig gemacht werden kann.</translation>
    </message>
    <message>
        <source>Other work is in the way, or the values of a device are waited for.</source>
        <translation>Andere Arbeit ist im Weg, oder auf die Werte eines Geräts wird gewartet.</translation>
    </message>
    <message>
        <source>The page [Data Sharing Details] names it; wait until it is done, then try again.</source>
        <translation>Die Seite [Details der Datenfreigabe] nennt sie; warten Sie, bis sie fertig ist, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>No client can start while the sharing of data is being changed.</source>
        <translation>Solange die Datenfreigabe geändert wird, kann kein Client starten.</translation>
    </message>
    <message>
        <source>Wait until it is done, or finish it on the page [Data Sharing Details].</source>
        <translation>Warten Sie, bis sie fertig ist, oder beenden Sie sie auf der Seite [Details der Datenfreigabe].</translation>
    </message>
    <message>
        <source>Nothing is to be changed: all is so already.</source>
        <translation>Es gibt nichts zu ändern: Alles ist schon so.</translation>
    </message>
    <message>
        <source>Look at the page [Data Sharing Details], and change it there.</source>
        <translation>Sehen Sie auf der Seite [Details der Datenfreigabe] nach, und ändern Sie es dort.</translation>
    </message>
    <message>
        <source>The backup before the change failed, so nothing was changed. %1</source>
        <translation>Die Sicherung vor der Änderung ist fehlgeschlagen, daher wurde nichts geändert. %1</translation>
    </message>
    <message>
        <source>Keep a device&apos;s values as the shared ones</source>
        <translation>Werte eines Geräts als gemeinsame behalten</translation>
    </message>
    <message>
        <source>Set who is told of failures</source>
        <translation>Festgelegt, wer Störungen erfährt</translation>
    </message>
    <message>
        <source>Replicate</source>
        <translation>Replizieren</translation>
    </message>
    <message>
        <source>Start replication</source>
        <translation>Replikation starten</translation>
    </message>
    <message>
        <source>Stop replication</source>
        <translation>Replikation stoppen</translation>
    </message>
    <message>
        <source>Verify the replicated data</source>
        <translation>Replizierte Daten prüfen</translation>
    </message>
    <message>
        <source>Receive replicated data</source>
        <translation>Replizierte Daten empfangen</translation>
    </message>
    <message>
        <source>Stand by for another server</source>
        <translation>Für einen anderen Server bereitstehen</translation>
    </message>
    <message>
        <source>Leave standby</source>
        <translation>Bereitschaft beenden</translation>
    </message>
    <message>
        <source>Become the destination of a server</source>
        <translation>Ziel eines Servers werden</translation>
    </message>
    <message>
        <source>Released by the server</source>
        <translation>Vom Server freigegeben</translation>
    </message>
    <message>
        <source>Set Department ID Management</source>
        <translation>Abteilungs-ID-Verwaltung einstellen</translation>
    </message>
    <message>
        <source>Make a recovery ready</source>
        <translation>Eine Wiederherstellung aus der Kopie vorbereiten</translation>
    </message>
    <message>
        <source>Recover using replicated data</source>
        <translation>Aus replizierten Daten wiederherstellen</translation>
    </message>
    <message>
        <source>Waiting until other work has ended</source>
        <translation>Warten, bis andere Arbeit beendet ist</translation>
    </message>
    <message>
        <source>Asking the destination</source>
        <translation>Das Ziel wird gefragt</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>The destination takes it over</source>
        <translation>Das Ziel übernimmt es</translation>
    </message>
    <message>
        <source>Comparing both machines</source>
        <translation>Beide Rechner werden verglichen</translation>
    </message>
    <message>
        <source>Fetching the copy</source>
        <translation>Die Kopie wird geholt</translation>
    </message>
    <message>
        <source>Take over for a server</source>
        <translation>Für einen Server übernehmen</translation>
    </message>
    <message>
        <source>Ask the standby machine at the start</source>
        <translation>Beim Start den bereitstehenden Rechner fragen</translation>
    </message>
    <message>
        <source>Replaced by another machine</source>
        <translation>Von einem anderen Rechner ersetzt</translation>
    </message>
    <message>
        <source>Serve devices again</source>
        <translation>Geräte wieder bedienen</translation>
    </message>
</context>
<context>
    <name>retinue::ui::KeepDialog</name>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Übernehmen</translation>
    </message>
    <message>
        <source>Keep Deleted Data</source>
        <translation>Gelöschte Daten aufbewahren</translation>
    </message>
    <message>
        <source>Keep deleted data for days</source>
        <translation>Gelöschte Daten aufbewahren, in Tagen</translation>
    </message>
    <message>
        <source>&amp;Keep deleted data for</source>
        <translation>&amp;Gelöschte Daten aufbewahren für</translation>
    </message>
    <message>
        <source>days (0: not at all)</source>
        <translation>Tage (0: gar nicht)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What is deleted from now on is gone for good at once, and cannot be read from the server&apos;s files; nobody can bring it back.</source>
        <translation>Was ab jetzt gelöscht wird, ist sofort endgültig weg und auch aus den Dateien des Servers nicht mehr lesbar; niemand kann es wiederherstellen.</translation>
    </message>
    <message numerus="yes">
        <source>What is deleted can be brought back for %Ln day(s); then it goes for good by itself.</source>
        <translation>
            <numerusform>Gelöschtes kann %Ln Tag lang wiederhergestellt werden; danach verschwindet es von selbst endgültig.</numerusform>
            <numerusform>Gelöschtes kann %Ln Tage lang wiederhergestellt werden; danach verschwindet es von selbst endgültig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything in Recently Deleted goes with the next daily clean-up.</source>
        <translation>Alles unter „Zuletzt gelöscht“ verschwindet mit der nächsten täglichen Bereinigung.</translation>
    </message>
    <message>
        <source>What was deleted before %1 goes with the next daily clean-up.</source>
        <translation>Was vor dem %1 gelöscht wurde, verschwindet mit der nächsten täglichen Bereinigung.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Listener</name>
    <message>
        <source>Port %1 is used by another program.</source>
        <translation>Port %1 wird von einem anderen Programm verwendet.</translation>
    </message>
    <message>
        <source>End that program and try again, or choose another port.</source>
        <translation>Beenden Sie dieses Programm und versuchen Sie es erneut, oder wählen Sie einen anderen Port.</translation>
    </message>
    <message>
        <source>The system does not let Retinue use port %1.</source>
        <translation>Das System erlaubt Retinue nicht, Port %1 zu verwenden.</translation>
    </message>
    <message>
        <source>Choose another port, from 1024 on; ports below need special rights.</source>
        <translation>Wählen Sie einen anderen Port ab 1024; Ports darunter erfordern besondere Rechte.</translation>
    </message>
    <message>
        <source>Port %1 could not be opened: %2</source>
        <translation>Port %1 konnte nicht geöffnet werden: %2</translation>
    </message>
</context>
<context>
    <name>retinue::ui::LocalOwnerModel</name>
    <message>
        <source>Group: %1</source>
        <translation>Gruppe: %1</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>Alle Geräte</translation>
    </message>
    <message>
        <source>In part: the local store was full</source>
        <translation>Teilweise: Der lokale Speicher war voll</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>User or Group</source>
        <translation>Benutzer oder Gruppe</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Waiting to Go Up</source>
        <translation>Zu übertragen</translation>
    </message>
    <message>
        <source>Held Here</source>
        <translation>Hier vorhanden</translation>
    </message>
</context>
<context>
    <name>retinue::ui::LogPage</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What was run on this installation, and what was attempted.</source>
        <translation>Was auf dieser Installation ausgeführt und was versucht wurde.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Write all entries of the filter into a CSV file</source>
        <translation>Alle Einträge des Filters in eine CSV-Datei schreiben</translation>
    </message>
    <message>
        <source>Execution Log</source>
        <translation>Ausführungsprotokoll</translation>
    </message>
    <message>
        <source>Execution &amp;Log</source>
        <translation>Ausführungs&amp;protokoll</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Securit&amp;y</source>
        <translation>&amp;Sicherheit</translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation>Protokoll lesen</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>Protokoll exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
</context>
<context>
    <name>retinue::ui::LogPanel</name>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>Filter by any column</source>
        <translation>Nach jeder Spalte filtern</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>There are no entries yet.</source>
        <translation>Es gibt noch keine Einträge.</translation>
    </message>
    <message>
        <source>No entry holds this text.</source>
        <translation>Kein Eintrag enthält diesen Text.</translation>
    </message>
    <message>
        <source>The newest %1; older ones come as you scroll</source>
        <translation>Die neuesten %1; ältere folgen beim Blättern</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose an entry to see what it means.</source>
        <translation>Wählen Sie einen Eintrag, um seine Bedeutung zu sehen.</translation>
    </message>
    <message>
        <source>It cannot be read now; it is tried again.</source>
        <translation>Es kann zurzeit nicht gelesen werden; es wird wieder versucht.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Logs</name>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>ID or Device</source>
        <translation>ID oder Gerät</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>dieser Rechner</translation>
    </message>
</context>
<context>
    <name>retinue::ui::MailCard</name>
    <message>
        <source>Failures by e-mail</source>
        <translation>Störungen per E-Mail</translation>
    </message>
    <message>
        <source>Tell of failures by e-mail</source>
        <translation>Störungen per E-Mail melden</translation>
    </message>
    <message>
        <source>Each failure that the overview shows is told once, and once more when it is over. The messages are in English; they name neither users nor devices.</source>
        <translation>Jede Störung, die die Übersicht zeigt, wird einmal gemeldet und noch einmal, wenn sie vorbei ist. Die Meldungen sind auf Englisch; sie nennen weder Benutzer noch Geräte.</translation>
    </message>
    <message>
        <source>Send unprotected all the same, without a password</source>
        <translation>Trotzdem ungeschützt senden, ohne Passwort</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>An:</translation>
    </message>
    <message>
        <source>From:</source>
        <translation>Von:</translation>
    </message>
    <message>
        <source>Mail server:</source>
        <translation>Mailserver:</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>TLS from the beginning</source>
        <translation>TLS von Anfang an</translation>
    </message>
    <message>
        <source>None, for a mail server on this machine</source>
        <translation>Keine, für einen Mailserver auf diesem Rechner</translation>
    </message>
    <message>
        <source>Encryption:</source>
        <translation>Verschlüsselung:</translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation>der übliche</translation>
    </message>
    <message>
        <source>Port:</source>
        <translation>Port:</translation>
    </message>
    <message>
        <source>User:</source>
        <translation>Benutzer:</translation>
    </message>
    <message>
        <source>Password:</source>
        <translation>Passwort:</translation>
    </message>
    <message>
        <source>admin@example.org, more with commas between</source>
        <translation>admin@example.org, weitere durch Kommas getrennt</translation>
    </message>
    <message>
        <source>retinue@example.org</source>
        <translation>retinue@example.org</translation>
    </message>
    <message>
        <source>name or address</source>
        <translation>Name oder Adresse</translation>
    </message>
    <message>
        <source>empty: nobody signs in</source>
        <translation>leer: keine Anmeldung</translation>
    </message>
    <message>
        <source>kept; enter another one to change it</source>
        <translation>gespeichert; zum Ändern ein anderes eingeben</translation>
    </message>
</context>
<context>
    <name>retinue::ui::MainWindow</name>
    <message>
        <source>Retinue</source>
        <translation>Retinue</translation>
    </message>
    <message>
        <source>&amp;Console</source>
        <translation>&amp;Konsole</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>&amp;Sperren</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Help for this &amp;page</source>
        <translation>Hilfe zu dieser &amp;Seite</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>This machine is a client only; it serves no devices.</source>
        <translation>Dieser Rechner ist nur Client; er bedient keine Geräte.</translation>
    </message>
    <message>
        <source>The server does not run: %1</source>
        <translation>Der Server läuft nicht: %1</translation>
    </message>
    <message>
        <source>The server is not set up yet.</source>
        <translation>Der Server ist noch nicht eingerichtet.</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>Angemeldet als %1</translation>
    </message>
    <message>
        <source>The server runs on %1</source>
        <translation>Der Server läuft unter %1</translation>
    </message>
    <message>
        <source>This server was replaced; it serves no devices.</source>
        <translation>Dieser Server wurde ersetzt; er bedient keine Geräte.</translation>
    </message>
    <message>
        <source>This machine stands by for another server, on %1.</source>
        <translation>Dieser Rechner steht für einen anderen Server bereit, unter %1.</translation>
    </message>
    <message>
        <source>The server asks the machine that stands by before it serves devices.</source>
        <translation>Der Server fragt den Rechner, der bereitsteht, bevor er Geräte bedient.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Show the details of this message</source>
        <translation>Details dieser Meldung anzeigen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>retinue::ui::MoveDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Where both have a setting that cannot be merged:</source>
        <translation>Wo beide eine Einstellung haben, die sich nicht zusammenführen lässt:</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>Merge %1 Into Another User</source>
        <translation>%1 mit einem anderen Benutzer zusammenführen</translation>
    </message>
    <message>
        <source>&amp;New user name (or DOMAIN\name):</source>
        <translation>&amp;Neuer Benutzername (oder DOMÄNE\Name):</translation>
    </message>
    <message>
        <source>&amp;User who gets the settings (or DOMAIN\name):</source>
        <translation>&amp;Benutzer, der die Einstellungen bekommt (oder DOMÄNE\Name):</translation>
    </message>
    <message>
        <source>New user name</source>
        <translation>Neuer Benutzername</translation>
    </message>
    <message>
        <source>User who gets the settings</source>
        <translation>Benutzer, der die Einstellungen bekommt</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Zusammenführen</translation>
    </message>
    <message>
        <source>&amp;Keep those of the other user</source>
        <translation>Die des anderen Benutzers &amp;behalten</translation>
    </message>
    <message>
        <source>Re&amp;place them by those of %1</source>
        <translation>Durch die von %1 &amp;ersetzen</translation>
    </message>
    <message>
        <source>On the devices the copies under the old name go at the next contact; at the next login under the new name the settings are there.</source>
        <translation>Auf den Geräten verschwinden die Kopien unter dem alten Namen beim nächsten Kontakt; bei der nächsten Anmeldung unter dem neuen Namen sind die Einstellungen da.</translation>
    </message>
    <message>
        <source>A change under the old name that a device has not sent by then is refused there.</source>
        <translation>Eine Änderung unter dem alten Namen, die ein Gerät bis dahin nicht übertragen hat, wird dort abgelehnt.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Geben Sie einen Namen ein.</translation>
    </message>
    <message numerus="yes">
        <source>That is no user name: it has at most %Ln character(s), and no invisible ones.</source>
        <translation>
            <numerusform>Das ist kein Benutzername: Er hat höchstens %Ln Zeichen und keine unsichtbaren.</numerusform>
            <numerusform>Das ist kein Benutzername: Er hat höchstens %Ln Zeichen und keine unsichtbaren.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep those of %1</source>
        <translation>Die von %1 &amp;behalten</translation>
    </message>
    <message>
        <source>%1 has settings already. Choose another name, or merge the two.</source>
        <translation>%1 hat bereits Einstellungen. Wählen Sie einen anderen Namen, oder führen Sie die beiden zusammen.</translation>
    </message>
    <message>
        <source>&amp;Merge the Two…</source>
        <translation>&amp;Zusammenführen…</translation>
    </message>
    <message>
        <source>That is the name now. Enter the new one.</source>
        <translation>So heißt der Benutzer jetzt. Geben Sie den neuen Namen ein.</translation>
    </message>
    <message>
        <source>That is the same user. Enter another one.</source>
        <translation>Das ist derselbe Benutzer. Geben Sie einen anderen ein.</translation>
    </message>
    <message>
        <source>%1 has no settings. Enter a user who has some, or rename.</source>
        <translation>%1 hat keine Einstellungen. Geben Sie einen Benutzer ein, der welche hat, oder benennen Sie um.</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>%1 is free.</source>
        <translation>%1 ist frei.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) go there.</source>
        <translation>
            <numerusform>%Ln Einstellung geht dorthin.</numerusform>
            <numerusform>%Ln Einstellungen gehen dorthin.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go over: %1.</source>
        <translation>Kommen hinzu: %1.</translation>
    </message>
    <message>
        <source>Merged entry by entry: %1.</source>
        <translation>Eintrag für Eintrag zusammengeführt: %1.</translation>
    </message>
    <message>
        <source>The same in both: %1.</source>
        <translation>In beiden gleich: %1.</translation>
    </message>
    <message>
        <source>Stay as they are: %1.</source>
        <translation>Bleiben, wie sie sind: %1.</translation>
    </message>
    <message>
        <source>Are replaced: %1.</source>
        <translation>Werden ersetzt: %1.</translation>
    </message>
    <message>
        <source>Cannot be decrypted, and stay in Recently Deleted: %1.</source>
        <translation>Nicht zu entschlüsseln, bleiben in „Zuletzt gelöscht“: %1.</translation>
    </message>
    <message>
        <source>Moving the settings…</source>
        <translation>Die Einstellungen werden übertragen…</translation>
    </message>
    <message>
        <source>%1 is deleted then. What %1 had can be brought back from Recently Deleted, and so can what the other user had where that changes.</source>
        <translation>%1 wird danach gelöscht. Was %1 hatte, kann aus „Zuletzt gelöscht“ wiederhergestellt werden, ebenso was der andere Benutzer hatte, wo es sich ändert.</translation>
    </message>
    <message>
        <source>%1 is deleted then. Deleted data is not kept on this server: nobody can bring it back, nor what the other user had where that changes. Backups that were made before still hold it.</source>
        <translation>%1 wird danach gelöscht. Gelöschtes wird auf diesem Server nicht aufbewahrt: Niemand kann es wiederherstellen, auch nicht, was der andere Benutzer hatte, wo es sich ändert. Frühere Sicherungen enthalten es noch.</translation>
    </message>
    <message>
        <source>On the devices the copies under that name go at the next contact.</source>
        <translation>Auf den Geräten verschwinden die Kopien unter diesem Namen beim nächsten Kontakt.</translation>
    </message>
    <message>
        <source>Nothing is stored for %1 any more: somebody has deleted, renamed or merged that user. Close this window, and look at the list.</source>
        <translation>Für %1 ist nichts mehr gespeichert: Jemand hat diesen Benutzer gelöscht, umbenannt oder zusammengeführt. Schließen Sie dieses Fenster und sehen Sie in der Liste nach.</translation>
    </message>
    <message>
        <source>Only the spelling changes; devices keep their copies.</source>
        <translation>Nur die Schreibweise ändert sich; die Geräte behalten ihre Kopien.</translation>
    </message>
    <message>
        <source>Cannot be decrypted, and are not kept: %1.</source>
        <translation>Können nicht entschlüsselt werden und werden nicht aufbewahrt: %1.</translation>
    </message>
    <message>
        <source>Destinations that only devices hold are lost with the copies there, and have to be entered anew: %1.</source>
        <translation>Ziele, die nur die Geräte haben, gehen mit den Kopien dort verloren und müssen neu eingegeben werden: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stopped device(s) hold copies under the old name, which return when the devices are started: %1.</source>
        <translation>
            <numerusform>%Ln gestopptes Gerät hat Kopien unter dem alten Namen, die zurückkommen, wenn es gestartet wird: %1.</numerusform>
            <numerusform>%Ln gestoppte Geräte haben Kopien unter dem alten Namen, die zurückkommen, wenn die Geräte gestartet werden: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Device-specific values under the old name are lost with the copies on the devices.</source>
        <translation>Gerätespezifische Werte unter dem alten Namen gehen auf den Geräten mit den Kopien verloren.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>braucht Aufmerksamkeit</translation>
    </message>
</context>
<context>
    <name>retinue::ui::NewPassword</name>
    <message>
        <source>Repeat &amp;it</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message numerus="yes">
        <source>Choose a password with %n characters or more.</source>
        <translation>
            <numerusform>Wählen Sie ein Passwort mit mindestens %n Zeichen.</numerusform>
            <numerusform>Wählen Sie ein Passwort mit mindestens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The password needs %n more character(s).</source>
        <translation>
            <numerusform>Das Passwort braucht noch %n Zeichen.</numerusform>
            <numerusform>Das Passwort braucht noch %n Zeichen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The password has more than %n characters.</source>
        <translation>
            <numerusform>Das Passwort hat mehr als %n Zeichen.</numerusform>
            <numerusform>Das Passwort hat mehr als %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Repeat the password.</source>
        <translation>Wiederholen Sie das Passwort.</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>Die beiden Passwörter sind nicht gleich.</translation>
    </message>
    <message>
        <source>8 to 128 characters. Longer is stronger; nothing else counts.</source>
        <translation>8 bis 128 Zeichen. Länger ist stärker; nichts anderes zählt.</translation>
    </message>
    <message numerus="yes">
        <source>Good enough. With %n characters it is strong.</source>
        <translation>
            <numerusform>Gut genug. Mit %n Zeichen ist es stark.</numerusform>
            <numerusform>Gut genug. Mit %n Zeichen ist es stark.</numerusform>
        </translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>Stark.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::NoticeCard</name>
    <message>
        <source>Send a Test</source>
        <translation>Test senden</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Send a test: %1</source>
        <translation>Test senden: %1</translation>
    </message>
    <message>
        <source>Save: %1</source>
        <translation>Speichern: %1</translation>
    </message>
    <message>
        <source>Stop the Test</source>
        <translation>Test abbrechen</translation>
    </message>
    <message>
        <source>It is kept. Send a test, to be sure.</source>
        <translation>Es ist gespeichert. Senden Sie zur Sicherheit einen Test.</translation>
    </message>
    <message>
        <source>Setting who is told of failures</source>
        <translation>Festlegen, wer Störungen erfährt</translation>
    </message>
    <message>
        <source>A test is being sent…</source>
        <translation>Ein Test wird gesendet…</translation>
    </message>
</context>
<context>
    <name>retinue::ui::NoticeRulesCard</name>
    <message>
        <source>What is told, and who is trusted</source>
        <translation>Was gemeldet und wem vertraut wird</translation>
    </message>
    <message>
        <source>Tell also of what is only to be looked after, such as a disk that is nearly full</source>
        <translation>Auch melden, was nur beachtet werden sollte, etwa eine fast volle Festplatte</translation>
    </message>
    <message>
        <source>Choose an Authority…</source>
        <translation>Zertifizierungsstelle wählen…</translation>
    </message>
    <message>
        <source>Use the System&apos;s</source>
        <translation>Die des Systems verwenden</translation>
    </message>
    <message>
        <source>Mail server and webhook have to be certified by an authority that this system trusts.</source>
        <translation>Mailserver und Webhook müssen von einer Stelle zertifiziert sein, der dieses System vertraut.</translation>
    </message>
    <message>
        <source>Mail server and webhook have to be certified by the authority that was chosen here.</source>
        <translation>Mailserver und Webhook müssen von der hier gewählten Stelle zertifiziert sein.</translation>
    </message>
    <message>
        <source>Certificate of an Authority</source>
        <translation>Zertifikat einer Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Zertifikate (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>Setting who is told of failures</source>
        <translation>Festlegen, wer Störungen erfährt</translation>
    </message>
</context>
<context>
    <name>retinue::ui::NoticeText</name>
    <message>
        <source>Name of the host</source>
        <translation>Name des Hosts</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>Verschlüsselung (TLS)</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>System log</source>
        <translation>Systemprotokoll</translation>
    </message>
    <message>
        <source>Check how the host is spelled, or enter its address.</source>
        <translation>Prüfen Sie, wie der Host geschrieben ist, oder geben Sie seine Adresse ein.</translation>
    </message>
    <message>
        <source>Check that the host is on, the network between, and firewalls.</source>
        <translation>Prüfen Sie, ob der Host eingeschaltet ist, das Netz dazwischen und Firewalls.</translation>
    </message>
    <message>
        <source>Check the port, and that it fits the encryption: 587 for STARTTLS, 465 for TLS.</source>
        <translation>Prüfen Sie den Port, und ob er zur Verschlüsselung passt: 587 für STARTTLS, 465 für TLS.</translation>
    </message>
    <message>
        <source>Choose the other kind of encryption or another port. Nothing was sent unprotected.</source>
        <translation>Wählen Sie die andere Verschlüsselung oder einen anderen Port. Ungeschützt wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Enter the host as its certificate names it, or choose the authority that has made the certificate, below.</source>
        <translation>Geben Sie den Host so ein, wie sein Zertifikat ihn nennt, oder wählen Sie unten die Stelle, die das Zertifikat ausgestellt hat.</translation>
    </message>
    <message>
        <source>Check user and password, or the secret. Some servers want a password made for applications.</source>
        <translation>Prüfen Sie Benutzer und Passwort oder das Geheimnis. Manche Server verlangen ein Passwort für Anwendungen.</translation>
    </message>
    <message>
        <source>Enter a sender that the server lets this user send as.</source>
        <translation>Geben Sie einen Absender ein, als der dieser Benutzer senden darf.</translation>
    </message>
    <message>
        <source>Check the address, and whether the server forwards to it.</source>
        <translation>Prüfen Sie die Adresse, und ob der Server dorthin weiterleitet.</translation>
    </message>
    <message>
        <source>The server did not take the message: look at its log.</source>
        <translation>Der Server nahm die Nachricht nicht an: Sehen Sie in sein Protokoll.</translation>
    </message>
    <message>
        <source>Check the address, and the log of the service behind it.</source>
        <translation>Prüfen Sie die Adresse und das Protokoll des Dienstes dahinter.</translation>
    </message>
    <message>
        <source>Check that the log service of this machine runs.</source>
        <translation>Prüfen Sie, ob der Protokolldienst dieses Rechners läuft.</translation>
    </message>
    <message>
        <source>The test was taken. See whether it arrives.</source>
        <translation>Der Test wurde angenommen. Sehen Sie nach, ob er ankommt.</translation>
    </message>
    <message>
        <source>%1: no (%2). %3</source>
        <comment>step, reason, what to check</comment>
        <translation>%1: nein (%2). %3</translation>
    </message>
    <message>
        <source>The test was taken, but not for everybody. %1</source>
        <translation>Der Test wurde angenommen, aber nicht für alle. %1</translation>
    </message>
    <message>
        <source>Fails since %1. %2: no (%3).</source>
        <comment>time, step, reason</comment>
        <translation>Scheitert seit %1. %2: nein (%3).</translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) wait and are tried again.</source>
        <translation>
            <numerusform>%n Meldung wartet und wird erneut versucht.</numerusform>
            <numerusform>%n Meldungen warten und werden erneut versucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Something was told last on %1.</source>
        <translation>Zuletzt wurde am %1 etwas gemeldet.</translation>
    </message>
    <message>
        <source>There was nothing to tell yet.</source>
        <translation>Bisher gab es nichts zu melden.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ObstaclePanel</name>
    <message>
        <source>This cannot be prepared here now</source>
        <translation>Das kann hier zurzeit nicht vorbereitet werden</translation>
    </message>
    <message>
        <source>[Prepare for User Data Export] is for a machine that is server and client, whose client uses the machine&apos;s own server at localhost:8443.</source>
        <translation>[Export von Benutzerdaten vorbereiten] ist für einen Rechner, der Server und Client ist und dessen Client den eigenen Server unter localhost:8443 benutzt.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Obstacles</name>
    <message>
        <source>This Machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Listen on Port %1</source>
        <translation>Auf Port %1 lauschen</translation>
    </message>
    <message>
        <source>This machine&apos;s server listens on port %1. An export is prepared at localhost:%2. Devices that know the other port must be told.</source>
        <translation>Der Server dieses Rechners lauscht auf Port %1. Ein Export wird unter localhost:%2 vorbereitet. Geräte, die den anderen Port kennen, müssen umgestellt werden.</translation>
    </message>
    <message>
        <source>This machine&apos;s server does not run: %1</source>
        <translation>Der Server dieses Rechners läuft nicht: %1</translation>
    </message>
    <message>
        <source>This machine&apos;s server does not run.</source>
        <translation>Der Server dieses Rechners läuft nicht.</translation>
    </message>
    <message>
        <source>Connect to Own Server</source>
        <translation>Mit dem eigenen Server verbinden</translation>
    </message>
    <message>
        <source>This machine&apos;s client is not enrolled yet.</source>
        <translation>Der Client dieses Rechners ist noch nicht registriert.</translation>
    </message>
    <message>
        <source>This machine&apos;s client was removed from its server.</source>
        <translation>Der Client dieses Rechners wurde bei seinem Server entfernt.</translation>
    </message>
    <message>
        <source>This machine&apos;s client knows its server as %1; it must be localhost:%2.</source>
        <translation>Der Client dieses Rechners kennt seinen Server als %1; es muss localhost:%2 sein.</translation>
    </message>
    <message>
        <source>This machine&apos;s client belongs to another server, %1. An export is prepared on that machine, or after the client was enrolled here.</source>
        <translation>Der Client dieses Rechners gehört zu einem anderen Server, %1. Ein Export wird auf jenem Rechner vorbereitet, oder nachdem der Client hier registriert wurde.</translation>
    </message>
    <message>
        <source>This machine&apos;s client is stopped. (While it is stopped, exporting needs no preparation.)</source>
        <translation>Der Client dieses Rechners ist angehalten. (Solange er angehalten ist, braucht ein Export keine Vorbereitung.)</translation>
    </message>
    <message>
        <source>Start the Client</source>
        <translation>Client starten</translation>
    </message>
    <message>
        <source>This machine&apos;s client is starting; this takes a moment.</source>
        <translation>Der Client dieses Rechners startet; das dauert einen Moment.</translation>
    </message>
    <message>
        <source>This machine&apos;s client does not reach its server; it tries again by itself.</source>
        <translation>Der Client dieses Rechners erreicht seinen Server nicht; er versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>An export is prepared on a machine that is server and client. This one is not both.</source>
        <translation>Ein Export wird auf einem Rechner vorbereitet, der Server und Client ist. Dieser ist nicht beides.</translation>
    </message>
    <message>
        <source>This machine&apos;s client cannot be opened: %1</source>
        <translation>Der Client dieses Rechners kann nicht geöffnet werden: %1</translation>
    </message>
    <message>
        <source>This machine&apos;s client is being opened.</source>
        <translation>Der Client dieses Rechners wird geöffnet.</translation>
    </message>
    <message>
        <source>This machine&apos;s client cannot be read: %1</source>
        <translation>Der Client dieses Rechners kann nicht gelesen werden: %1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Overview</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Open Data Folder</source>
        <translation>Datenordner öffnen</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Choose Another Port</source>
        <translation>Anderen Port wählen</translation>
    </message>
    <message>
        <source>The data folder is read-only: changes are refused.</source>
        <translation>Der Datenordner ist schreibgeschützt: Änderungen werden abgelehnt.</translation>
    </message>
    <message>
        <source>Check the access rights of the folder and whether its disk is mounted read-only after an error.</source>
        <translation>Prüfen Sie die Zugriffsrechte des Ordners und ob sein Datenträger nach einem Fehler schreibgeschützt eingehängt ist.</translation>
    </message>
    <message>
        <source>The disk of the data folder is full: %1 are left.</source>
        <translation>Der Datenträger des Datenordners ist voll: %1 sind noch frei.</translation>
    </message>
    <message>
        <source>The disk of the data folder is nearly full: %1 are left.</source>
        <translation>Der Datenträger des Datenordners ist fast voll: %1 sind noch frei.</translation>
    </message>
    <message>
        <source>Free some space. Once it is full, changes are refused until there is room; none is lost.</source>
        <translation>Geben Sie Speicherplatz frei. Ist er voll, werden Änderungen abgelehnt, bis wieder Platz ist; keine geht verloren.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has ended: devices refuse the connection.</source>
        <translation>Das Zertifikat des Servers ist abgelaufen: Die Geräte lehnen die Verbindung ab.</translation>
    </message>
    <message>
        <source>Check the clock of this machine and the disk, then start Retinue again: a new certificate is made at the start.</source>
        <translation>Prüfen Sie die Uhr dieses Rechners und den Datenträger und starten Sie Retinue dann erneut: Beim Start wird ein neues Zertifikat erstellt.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate could not be renewed. It ends on %1.</source>
        <translation>Das Zertifikat des Servers konnte nicht erneuert werden. Es läuft am %1 ab.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate could not be made.</source>
        <translation>Das Zertifikat des Servers konnte nicht erstellt werden.</translation>
    </message>
    <message>
        <source>Check the data folder: the file ca.pem must be there and readable. Renewal is tried again every hour.</source>
        <translation>Prüfen Sie den Datenordner: Die Datei ca.pem muss vorhanden und lesbar sein. Die Erneuerung wird stündlich erneut versucht.</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) hold other data than the server.</source>
        <translation>
            <numerusform>%n Gerät hat andere Daten als der Server.</numerusform>
            <numerusform>%n Geräte haben andere Daten als der Server.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare them with the server: they take the server&apos;s data where it differs.</source>
        <translation>Vergleichen Sie sie mit dem Server: Wo Daten abweichen, werden die des Servers übernommen.</translation>
    </message>
    <message>
        <source>Show Differing Devices</source>
        <translation>Abweichende Geräte zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) that take part were not heard of for over a day.</source>
        <translation>
            <numerusform>Von %n teilnehmenden Gerät wurde seit über einem Tag nichts gehört.</numerusform>
            <numerusform>Von %n teilnehmenden Geräten wurde seit über einem Tag nichts gehört.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check that they are on and reach this machine; stop or remove those that are gone.</source>
        <translation>Prüfen Sie, ob sie eingeschaltet sind und diesen Rechner erreichen; stoppen oder entfernen Sie Geräte, die es nicht mehr gibt.</translation>
    </message>
    <message>
        <source>Show Missing Devices</source>
        <translation>Fehlende Geräte zeigen</translation>
    </message>
    <message>
        <source>The clock of this machine jumped ahead by %1.</source>
        <translation>Die Uhr dieses Rechners ist um %1 vorgesprungen.</translation>
    </message>
    <message>
        <source>The clock of this machine was set back by %1.</source>
        <translation>Die Uhr dieses Rechners wurde um %1 zurückgestellt.</translation>
    </message>
    <message>
        <source>Check date, time and time zone of the system. Certificates and enrolment codes depend on them; the order of changes does not.</source>
        <translation>Prüfen Sie Datum, Uhrzeit und Zeitzone des Systems. Zertifikate und Registrierungscodes hängen davon ab, die Reihenfolge der Änderungen nicht.</translation>
    </message>
    <message>
        <source>The Time Is Right</source>
        <translation>Die Zeit stimmt</translation>
    </message>
    <message>
        <source>The stored data cannot be read: %1</source>
        <translation>Die gespeicherten Daten sind nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Stored credentials are locked: they are not synchronized.</source>
        <translation>Gespeicherte Zugangsdaten sind gesperrt: Sie werden nicht synchronisiert.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need attention</source>
        <translation>
            <numerusform>%n Punkt braucht Aufmerksamkeit</numerusform>
            <numerusform>%n Punkte brauchen Aufmerksamkeit</numerusform>
        </translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Alles in Ordnung</translation>
    </message>
    <message>
        <source>This machine is a client only; it serves no devices.</source>
        <translation>Dieser Rechner ist nur Client; er bedient keine Geräte.</translation>
    </message>
    <message>
        <source>The server is starting</source>
        <translation>Der Server startet</translation>
    </message>
    <message>
        <source>The server is ready</source>
        <translation>Der Server ist bereit</translation>
    </message>
    <message>
        <source>Next: enrol the first device, below.</source>
        <translation>Nächster Schritt: unten das erste Gerät registrieren.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n device(s) connected.</source>
        <translation>
            <numerusform>%1 von %n Gerät verbunden.</numerusform>
            <numerusform>%1 von %n Geräten verbunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stored settings are not what was written: %n part(s) of the data are damaged.</source>
        <translation>
            <numerusform>Gespeicherte Einstellungen sind nicht das, was geschrieben wurde: %n Teil der Daten ist beschädigt.</numerusform>
            <numerusform>Gespeicherte Einstellungen sind nicht das, was geschrieben wurde: %n Teile der Daten sind beschädigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check the disk and the memory of this machine, and keep a copy of the data folder. Devices still hold their users&apos; settings: what is changed there is written anew.</source>
        <translation>Prüfen Sie Datenträger und Speicher dieses Rechners, und bewahren Sie eine Kopie des Datenordners auf. Die Geräte haben die Einstellungen ihrer Benutzer noch: Was dort geändert wird, wird neu geschrieben.</translation>
    </message>
    <message>
        <source>The server does not run. %1</source>
        <translation>Der Server läuft nicht. %1</translation>
    </message>
    <message>
        <source>%1 Devices go on with their local data; nothing is lost.</source>
        <translation>%1 Die Geräte arbeiten mit ihren lokalen Daten weiter; nichts geht verloren.</translation>
    </message>
    <message>
        <source>The details say which key is meant and what is wrong with it. Put the key file or the machine database back from a backup of the data folder, or make the key file private again; then start Retinue again. Everything else goes on.</source>
        <translation>Die Details nennen den Schlüssel und was mit ihm nicht stimmt. Stellen Sie die Schlüsseldatei oder die Rechnerdatenbank aus einer Sicherung des Datenordners wieder her, oder machen Sie die Schlüsseldatei wieder nur für ihren Besitzer lesbar; starten Sie dann Retinue neu. Alles andere geht weiter.</translation>
    </message>
    <message>
        <source>Show Backups</source>
        <translation>Sicherungen zeigen</translation>
    </message>
    <message>
        <source>Nothing was backed up yet: if the disk of this machine fails, everything is lost.</source>
        <translation>Noch nichts wurde gesichert: Fällt die Platte dieses Rechners aus, ist alles verloren.</translation>
    </message>
    <message>
        <source>Back up now, and set a schedule.</source>
        <translation>Sichern Sie jetzt, und stellen Sie einen Zeitplan ein.</translation>
    </message>
    <message>
        <source>Back Up…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>The last backup is of %1.</source>
        <translation>Die letzte Sicherung ist vom %1.</translation>
    </message>
    <message>
        <source>The last backup that was proven is of %1.</source>
        <translation>Die letzte Sicherung, die erwiesen ist, ist vom %1.</translation>
    </message>
    <message>
        <source>No backup was proven yet.</source>
        <translation>Noch keine Sicherung ist erwiesen.</translation>
    </message>
    <message>
        <source>A trial restore shows that it would come back; the data in use are not touched.</source>
        <translation>Eine Probe zeigt, dass sie zurückkäme; die benutzten Daten werden nicht angerührt.</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>system log</source>
        <translation>Systemprotokoll</translation>
    </message>
    <message>
        <source>Failures are not told, or not to everybody, by: %1.</source>
        <translation>Störungen werden nicht oder nicht allen gemeldet über: %1.</translation>
    </message>
    <message>
        <source>Test it in the settings: the test says which step fails. What could not be sent waits and is tried again.</source>
        <translation>Testen Sie es in den Einstellungen: Der Test sagt, welcher Schritt scheitert. Was nicht gesendet werden konnte, wartet und wird erneut versucht.</translation>
    </message>
    <message>
        <source>Show Settings</source>
        <translation>Einstellungen anzeigen</translation>
    </message>
    <message>
        <source>Show Replication</source>
        <translation>Replikation anzeigen</translation>
    </message>
    <message>
        <source>Another machine has taken over for this server, which serves devices no more.</source>
        <translation>Ein anderer Rechner hat für diesen Server übernommen, der keine Geräte mehr bedient.</translation>
    </message>
    <message>
        <source>Bring what only this machine has to the new server, then take it out of use. If the other one is not to be the server, let this one serve again.</source>
        <translation>Bringen Sie zum neuen Server, was nur dieser Rechner hat, und nehmen Sie ihn dann außer Betrieb. Soll der andere nicht der Server sein, so lassen Sie diesen wieder bedienen.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Whether all is well, and what to do if not</source>
        <translation>Ob alles in Ordnung ist, und was sonst zu tun ist</translation>
    </message>
    <message>
        <source>Show Overview</source>
        <translation>Übersicht anzeigen</translation>
    </message>
    <message>
        <source>There is no file manager. The data folder is %1.</source>
        <translation>Es gibt keine Dateiverwaltung. Der Datenordner ist %1.</translation>
    </message>
    <message>
        <source>The server runs again.</source>
        <translation>Der Server läuft wieder.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::OwnerDialog</name>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Last Change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>Last Changed By</source>
        <translation>Geändert von</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Nothing is stored any more.</source>
        <translation>Es ist nichts mehr gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s)</source>
        <translation>
            <numerusform>%Ln Einstellung</numerusform>
            <numerusform>%Ln Einstellungen</numerusform>
        </translation>
    </message>
    <message>
        <source>last change %1, %2</source>
        <translation>letzte Änderung %1, %2</translation>
    </message>
    <message>
        <source>Groups at the last login: none</source>
        <translation>Gruppen bei der letzten Anmeldung: keine</translation>
    </message>
    <message>
        <source>Groups at the last login: %1</source>
        <translation>Gruppen bei der letzten Anmeldung: %1</translation>
    </message>
    <message>
        <source>No user named this group at the last login.</source>
        <translation>Kein Benutzer nannte diese Gruppe bei der letzten Anmeldung.</translation>
    </message>
    <message>
        <source>Users who named it at the last login: %1</source>
        <translation>Benutzer, die sie bei der letzten Anmeldung nannten: %1</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>&amp;Merge Into…</source>
        <translation>&amp;Zusammenführen mit…</translation>
    </message>
    <message>
        <source>&amp;Take Over From Device…</source>
        <translation>Von Gerät ü&amp;bernehmen…</translation>
    </message>
</context>
<context>
    <name>retinue::ui::OwnerModel</name>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>User Name or Group ID</source>
        <translation>Benutzername oder Gruppen-ID</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Last Change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>Last Changed By</source>
        <translation>Geändert von</translation>
    </message>
</context>
<context>
    <name>retinue::ui::OwnerSearch</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Add All &amp;That Match</source>
        <translation>Alle &amp;Treffer hinzufügen</translation>
    </message>
    <message>
        <source>Users and groups on the server</source>
        <translation>Benutzer und Gruppen auf dem Server</translation>
    </message>
    <message>
        <source>Part of a user name or group ID</source>
        <translation>Teil eines Benutzernamens oder einer Gruppen-ID</translation>
    </message>
    <message>
        <source>Users and groups</source>
        <translation>Benutzer und Gruppen</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>&amp;Search:</source>
        <translation>&amp;Suche:</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>&amp;Art:</translation>
    </message>
    <message>
        <source>Nobody matches</source>
        <translation>Kein Treffer</translation>
    </message>
    <message>
        <source>Every word of the search must be part of a user name or group ID.</source>
        <translation>Jedes Wort der Suche muss in einem Benutzernamen oder einer Gruppen-ID vorkommen.</translation>
    </message>
    <message>
        <source>Show All</source>
        <translation>Alle anzeigen</translation>
    </message>
    <message>
        <source>No user data yet</source>
        <translation>Noch keine Benutzerdaten</translation>
    </message>
    <message>
        <source>There is nothing on this server that could be exported.</source>
        <translation>Auf diesem Server ist nichts, was exportiert werden könnte.</translation>
    </message>
    <message>
        <source>The list cannot be read now; it is tried again.</source>
        <translation>Die Liste kann gerade nicht gelesen werden; es wird erneut versucht.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation>
            <numerusform>%Ln Benutzer oder Gruppe</numerusform>
            <numerusform>%Ln Benutzer und Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>retinue::ui::OwnerWindows</name>
    <message>
        <source>%1 is now %2.</source>
        <translation>%1 heißt jetzt %2.</translation>
    </message>
    <message>
        <source>%1 was merged into %2.</source>
        <translation>%1 wurde mit %2 zusammengeführt.</translation>
    </message>
    <message>
        <source>Recently Deleted</source>
        <translation>Zuletzt gelöscht</translation>
    </message>
    <message>
        <source>The copy of %1 is now the data of %2.</source>
        <translation>Die Kopie von %1 ist jetzt der Datenbestand von %2.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::PanelCard</name>
    <message>
        <source>Synchronize Custom Settings: Log in again for synchronization.</source>
        <translation>Benutzerdefinierte Einstellungen synchronisieren: Zum Synchronisieren erneut anmelden.</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Bedienfeld</translation>
    </message>
    <message>
        <source>&amp;Log In</source>
        <translation>&amp;Anmelden</translation>
    </message>
    <message>
        <source>L&amp;og Out</source>
        <translation>A&amp;bmelden</translation>
    </message>
    <message>
        <source>name, or domain\name</source>
        <translation>Name oder Domäne\Name</translation>
    </message>
    <message>
        <source>blank: as at the last login; or a, b, …</source>
        <translation>leer: wie bei der letzten Anmeldung; sonst a, b, …</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation>Ben&amp;utzername:</translation>
    </message>
    <message>
        <source>&amp;Groups:</source>
        <translation>&amp;Gruppen:</translation>
    </message>
    <message>
        <source>%1 is at the panel.</source>
        <translation>%1 ist am Bedienfeld angemeldet.</translation>
    </message>
    <message>
        <source>Nobody is at the panel.</source>
        <translation>Niemand ist am Bedienfeld angemeldet.</translation>
    </message>
    <message>
        <source>The user&apos;s settings are the server&apos;s current ones.</source>
        <translation>Die Einstellungen des Benutzers sind die aktuellen des Servers.</translation>
    </message>
    <message>
        <source>This machine does not take part in synchronization now; it uses its local data.</source>
        <translation>Dieser Rechner nimmt zurzeit nicht an der Synchronisierung teil; er verwendet seine lokalen Daten.</translation>
    </message>
    <message>
        <source>It uses its local data. %1</source>
        <translation>Er verwendet seine lokalen Daten. %1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::PreparePage</name>
    <message>
        <source>User Data</source>
        <translation>Benutzerdaten</translation>
    </message>
    <message>
        <source>Prepare for User Data Export</source>
        <translation>Export von Benutzerdaten vorbereiten</translation>
    </message>
    <message>
        <source>Makes chosen users&apos; data on this machine equal the server&apos;s, so that it can be exported</source>
        <translation>Gleicht die Daten ausgewählter Benutzer auf diesem Rechner denen des Servers an, damit sie exportiert werden können</translation>
    </message>
    <message>
        <source>%1 match, which are more than can be prepared at once. Search for fewer, or select them.</source>
        <translation>%1 Treffer sind mehr, als auf einmal vorbereitet werden können. Suchen Sie nach weniger, oder wählen Sie sie einzeln.</translation>
    </message>
    <message>
        <source>Reading the list of users</source>
        <translation>Lesen der Benutzerliste</translation>
    </message>
    <message>
        <source>Export allowed: %1</source>
        <translation>Export erlaubt: %1</translation>
    </message>
    <message>
        <source>Listening on port %1</source>
        <translation>Auf Port %1 lauschen</translation>
    </message>
    <message>
        <source>Enrolling this machine at its own server</source>
        <translation>Diesen Rechner bei seinem eigenen Server registrieren</translation>
    </message>
    <message>
        <source>Starting the client of this machine</source>
        <translation>Client dieses Rechners starten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) are prepared; importing and exporting are allowed for 15 minutes.</source>
        <translation>
            <numerusform>%Ln Benutzer oder Gruppe ist vorbereitet; Import und Export sind 15 Minuten lang erlaubt.</numerusform>
            <numerusform>%Ln Benutzer und Gruppen sind vorbereitet; Import und Export sind 15 Minuten lang erlaubt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The settings of %1 made room on this machine; their next login here brings them back.</source>
        <translation>Die Einstellungen von %1 haben auf diesem Rechner Platz gemacht; die nächste Anmeldung hier bringt sie zurück.</translation>
    </message>
    <message>
        <source>Nothing was prepared: the data of %1 here do not equal the server&apos;s. Let them log in again at this machine, delete their local data, or leave them out.</source>
        <translation>Nichts wurde vorbereitet: Die Daten von %1 hier gleichen nicht denen des Servers. Lassen Sie sie sich an diesem Rechner neu anmelden, löschen Sie ihre lokalen Daten, oder lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>This Machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Nothing was prepared.</source>
        <translation>Nichts wurde vorbereitet.</translation>
    </message>
    <message>
        <source>There is nothing to prepare of %1.</source>
        <translation>Von %1 gibt es nichts vorzubereiten.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Preparing</name>
    <message>
        <source>made room for others</source>
        <translation>hat anderen Platz gemacht</translation>
    </message>
    <message>
        <source>deleted meanwhile</source>
        <translation>inzwischen gelöscht</translation>
    </message>
    <message>
        <source>a change was refused</source>
        <translation>eine Änderung wurde abgelehnt</translation>
    </message>
    <message>
        <source>a change has not gone up</source>
        <translation>eine Änderung ist noch nicht beim Server</translation>
    </message>
    <message>
        <source>made room for %1</source>
        <translation>hat %1 Platz gemacht</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 of %2 users, %3 of %4 groups</source>
        <translation>%1 von %2 Benutzern, %3 von %4 Gruppen</translation>
    </message>
    <message numerus="yes">
        <source>; %Ln user(s) at the panel count(s)</source>
        <translation>
            <numerusform>; %Ln Benutzer am Bedienfeld zählt mit</numerusform>
            <numerusform>; %Ln Benutzer am Bedienfeld zählen mit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>. %Ln user(s) too many.</source>
        <translation>
            <numerusform>. %Ln Benutzer zu viel.</numerusform>
            <numerusform>. %Ln Benutzer zu viel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>. %Ln group(s) too many.</source>
        <translation>
            <numerusform>. %Ln Gruppe zu viel.</numerusform>
            <numerusform>. %Ln Gruppen zu viel.</numerusform>
        </translation>
    </message>
    <message>
        <source>not yet brought from the server</source>
        <translation>noch nicht vom Server geholt</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Problems</name>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>owner %1</source>
        <translation>Besitzer %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>where in a file: why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between places in a file</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>retinue::ui::RecentlyDeletedPage</name>
    <message>
        <source>User Data</source>
        <translation>Benutzerdaten</translation>
    </message>
    <message>
        <source>Recently Deleted</source>
        <translation>Zuletzt gelöscht</translation>
    </message>
    <message>
        <source>What was deleted or displaced, and can still be brought back</source>
        <translation>Was gelöscht oder verdrängt wurde und noch wiederhergestellt werden kann</translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>Än&amp;dern…</translation>
    </message>
    <message>
        <source>Reading Recently Deleted</source>
        <translation>Lesen von „Zuletzt gelöscht“</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>An&amp;zeigen</translation>
    </message>
    <message>
        <source>What can be brought back of the selected entry</source>
        <translation>Was vom ausgewählten Eintrag wiederhergestellt werden kann</translation>
    </message>
    <message>
        <source>&amp;Bring Back…</source>
        <translation>&amp;Wiederherstellen…</translation>
    </message>
    <message>
        <source>&amp;Delete for Good…</source>
        <translation>&amp;Endgültig löschen…</translation>
    </message>
    <message>
        <source>Select &amp;All That Match</source>
        <translation>&amp;Alle Treffer auswählen</translation>
    </message>
    <message>
        <source>Also those that are not on the screen; take single ones out with Ctrl and a click</source>
        <translation>Auch die, die nicht zu sehen sind; einzelne nehmen Sie mit Strg und einem Klick heraus</translation>
    </message>
    <message>
        <source>Change how long deleted data is kept</source>
        <translation>Ändern, wie lange gelöschte Daten aufbewahrt werden</translation>
    </message>
    <message>
        <source>Part of a user name or group ID</source>
        <translation>Teil eines Benutzernamens oder einer Gruppen-ID</translation>
    </message>
    <message>
        <source>&amp;Search:</source>
        <translation>&amp;Suche:</translation>
    </message>
    <message>
        <source>What can be brought back</source>
        <translation>Was wiederhergestellt werden kann</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Kein Treffer</translation>
    </message>
    <message>
        <source>Every word of the search must be part of a user name or group ID.</source>
        <translation>Jedes Wort der Suche muss in einem Benutzernamen oder einer Gruppen-ID vorkommen.</translation>
    </message>
    <message>
        <source>Show All</source>
        <translation>Alle anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>Deleted data is kept for %Ln day(s).</source>
        <translation>
            <numerusform>Gelöschte Daten werden %Ln Tag aufbewahrt.</numerusform>
            <numerusform>Gelöschte Daten werden %Ln Tage aufbewahrt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted data is not kept.</source>
        <translation>Gelöschte Daten werden nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Nothing to bring back</source>
        <translation>Nichts wiederherzustellen</translation>
    </message>
    <message numerus="yes">
        <source>What is deleted comes here, and what the server&apos;s data displaces on a device. It stays for %Ln day(s).</source>
        <translation>
            <numerusform>Hierher kommt, was gelöscht wird oder auf einem Gerät durch Daten des Servers verdrängt wird. Es bleibt %Ln Tag.</numerusform>
            <numerusform>Hierher kommt, was gelöscht wird oder auf einem Gerät durch Daten des Servers verdrängt wird. Es bleibt %Ln Tage.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is deleted is gone for good at once, as it is set here.</source>
        <translation>Gelöschtes ist sofort endgültig weg, so wie es hier eingestellt ist.</translation>
    </message>
    <message>
        <source>Counting what was selected…</source>
        <translation>Die Auswahl wird gezählt…</translation>
    </message>
    <message>
        <source>The list cannot be read now; it is tried again.</source>
        <translation>Die Liste kann gerade nicht gelesen werden; es wird erneut versucht.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 ausgewählt</translation>
    </message>
    <message>
        <source>Counting what was selected</source>
        <translation>Zählen der Auswahl</translation>
    </message>
    <message>
        <source>Delete for Good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete %1 with %2 for good?</source>
        <translation>%1 mit %2 endgültig löschen?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s)</source>
        <translation>
            <numerusform>%Ln Einstellung</numerusform>
            <numerusform>%Ln Einstellungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody can bring it back. Nothing of it stays readable in this server&apos;s files.</source>
        <translation>Niemand kann es wiederherstellen. In den Dateien dieses Servers bleibt nichts davon lesbar.</translation>
    </message>
    <message>
        <source>Backups that were made before still hold it.</source>
        <translation>Früher angelegte Sicherungen enthalten es weiterhin.</translation>
    </message>
    <message>
        <source>Newer data of these users and groups stays as it is.</source>
        <translation>Neuere Daten dieser Benutzer und Gruppen bleiben, wie sie sind.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) deleted for good.</source>
        <translation>
            <numerusform>%Ln Eintrag endgültig gelöscht.</numerusform>
            <numerusform>%Ln Einträge endgültig gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 brought back.</source>
        <translation>%1 wiederhergestellt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s) here, because there is a newer one.</source>
        <translation>
            <numerusform>%Ln bleibt hier, weil es eine neuere gibt.</numerusform>
            <numerusform>%Ln bleiben hier, weil es neuere gibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln secret one(s) could not be opened and stay here.</source>
        <translation>
            <numerusform>%Ln geheime konnte nicht geöffnet werden und bleibt hier.</numerusform>
            <numerusform>%Ln geheime konnten nicht geöffnet werden und bleiben hier.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln break(s) a rule of today and stay(s) here.</source>
        <translation>
            <numerusform>%Ln verstößt gegen eine heutige Regel und bleibt hier.</numerusform>
            <numerusform>%Ln verstoßen gegen heutige Regeln und bleiben hier.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) had gone meanwhile.</source>
        <translation>
            <numerusform>%Ln Eintrag war inzwischen nicht mehr da.</numerusform>
            <numerusform>%Ln Einträge waren inzwischen nicht mehr da.</numerusform>
        </translation>
    </message>
    <message>
        <source>How long deleted data is kept was changed.</source>
        <translation>Die Aufbewahrungsdauer gelöschter Daten wurde geändert.</translation>
    </message>
    <message>
        <source>Setting how long deleted data is kept</source>
        <translation>Festlegen der Aufbewahrung gelöschter Daten</translation>
    </message>
    <message>
        <source>Nothing was brought back.</source>
        <translation>Nichts wurde wiederhergestellt.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RecoveryPanel</name>
    <message>
        <source>Recovery Using Replicated Data</source>
        <translation>Wiederherstellung aus replizierten Daten</translation>
    </message>
    <message>
        <source>&amp;Ask for the Copy</source>
        <translation>Nach der Kopie fr&amp;agen</translation>
    </message>
    <message>
        <source>&amp;Fetch and Compare</source>
        <translation>&amp;Holen und vergleichen</translation>
    </message>
    <message>
        <source>&amp;Recover…</source>
        <translation>&amp;Wiederherstellen…</translation>
    </message>
    <message>
        <source>Try &amp;Again</source>
        <translation>&amp;Noch einmal</translation>
    </message>
    <message>
        <source>Do&amp;ne</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Which machine has the copy?</source>
        <translation>Welcher Rechner hat die Kopie?</translation>
    </message>
    <message>
        <source>This server does not replicate itself. Look the other machine up, compare its fingerprint, and sign in there with an administrator&apos;s ID.</source>
        <translation>Dieser Server repliziert selbst nicht. Sehen Sie nach dem anderen Rechner, vergleichen Sie seinen Fingerabdruck, und melden Sie sich dort mit der ID eines Administrators an.</translation>
    </message>
    <message>
        <source>The other machine is asked for its copy.</source>
        <translation>Der andere Rechner wird nach seiner Kopie gefragt.</translation>
    </message>
    <message>
        <source>Replication is still set. It is recommended to stop it first; else [Yes] stops it, and it stays stopped.</source>
        <translation>Die Replikation ist noch eingestellt. Es wird empfohlen, sie zuerst zu stoppen; sonst stoppt sie [Ja], und sie bleibt gestoppt.</translation>
    </message>
    <message>
        <source>Nothing is changed yet. Next it is fetched and compared with what is here now.</source>
        <translation>Noch wird nichts geändert. Als Nächstes wird sie geholt und mit dem verglichen, was jetzt hier ist.</translation>
    </message>
    <message>
        <source>The copy is fetched, checked and compared with what is here now.</source>
        <translation>Die Kopie wird geholt, geprüft und mit dem verglichen, was jetzt hier ist.</translation>
    </message>
    <message>
        <source>Nothing is changed yet. How far it is stands below.</source>
        <translation>Noch wird nichts geändert. Wie weit es ist, steht unten.</translation>
    </message>
    <message>
        <source>The copy of %1 is ready. Nothing is changed yet.</source>
        <translation>Die Kopie von %1 ist bereit. Noch ist nichts geändert.</translation>
    </message>
    <message>
        <source>Replace all data of this server by the copy that was made %1, %2?</source>
        <translation>Alle Daten dieses Servers durch die Kopie ersetzen, die %1 gemacht wurde, %2?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) will be gone: %1</source>
        <translation>
            <numerusform>%Ln Benutzer oder Gruppe wird fort sein: %1</numerusform>
            <numerusform>%Ln Benutzer und Gruppen werden fort sein: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) added or changed since the copy are lost.</source>
        <translation>
            <numerusform>%Ln Einstellung, die seit der Kopie dazukam oder geändert wurde, geht verloren.</numerusform>
            <numerusform>%Ln Einstellungen, die seit der Kopie dazukamen oder geändert wurden, gehen verloren.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is here now is kept as a backup on this machine.</source>
        <translation>Was jetzt hier ist, wird als Sicherung auf diesem Rechner behalten.</translation>
    </message>
    <message>
        <source>What is here now is not kept: without a backup nobody can bring it back.</source>
        <translation>Was jetzt hier ist, wird nicht behalten: Ohne eine Sicherung kann es niemand zurückbringen.</translation>
    </message>
    <message>
        <source>Devices restart to sync again by themselves.</source>
        <translation>Die Geräte beginnen von selbst neu mit dem Abgleich.</translation>
    </message>
    <message>
        <source>The data are being replaced.</source>
        <translation>Die Daten werden ersetzt.</translation>
    </message>
    <message>
        <source>Until they are, they stay as they were. How far it is stands below.</source>
        <translation>Bis dahin bleiben sie, wie sie waren. Wie weit es ist, steht unten.</translation>
    </message>
    <message>
        <source>Replication is stopped: start it again once all is well.</source>
        <translation>Die Replikation ist gestoppt: Starten Sie sie wieder, wenn alles in Ordnung ist.</translation>
    </message>
    <message>
        <source>The copy also has the devices of that server, and the identity that they know. With it none of them has to be enrolled again.</source>
        <translation>Die Kopie enthält auch die Geräte jenes Servers und die Identität, die sie kennen. Damit muss keines von ihnen neu registriert werden.</translation>
    </message>
    <message>
        <source>Take Over Its &amp;Devices</source>
        <translation>Ihre &amp;Geräte übernehmen</translation>
    </message>
    <message>
        <source>This machine gets the identity that they know; the window closes and opens again</source>
        <translation>Dieser Rechner bekommt die Identität, die sie kennen; das Fenster schließt sich und öffnet sich wieder</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Devices were enrolled to this machine meanwhile, so that it keeps its own identity.</source>
        <translation>An diesem Rechner wurden inzwischen Geräte registriert, daher behält er seine eigene Identität.</translation>
    </message>
    <message>
        <source>The data are recovered. The devices of the other server have to be enrolled again here.</source>
        <translation>Die Daten sind wiederhergestellt. Die Geräte des anderen Servers müssen hier neu registriert werden.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RecoverySheet</name>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>None. Whoever has a file can read it; on another machine stored credentials are missing, and devices enrol again.</source>
        <translation>Keine. Wer eine Datei hat, kann sie lesen; auf einem anderen Rechner fehlen gespeicherte Anmeldedaten, und die Geräte müssen neu registriert werden.</translation>
    </message>
    <message>
        <source>Under a passphrase.</source>
        <translation>Mit einer Passphrase.</translation>
    </message>
    <message>
        <source>Where the passphrase is</source>
        <translation>Wo die Passphrase ist</translation>
    </message>
    <message>
        <source>Under a recovery key.</source>
        <translation>Mit einem Wiederherstellungsschlüssel.</translation>
    </message>
    <message>
        <source>Public part</source>
        <translation>Öffentlicher Teil</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>In the line below.</source>
        <translation>In der Zeile unten.</translation>
    </message>
    <message>
        <source>On the sheet that was printed when the key was made. Where that is: </source>
        <translation>Auf dem Blatt, das gedruckt wurde, als der Schlüssel erzeugt wurde. Wo es ist: </translation>
    </message>
    <message>
        <source>Recovery sheet of %1</source>
        <translation>Wiederherstellungsblatt von %1</translation>
    </message>
    <message>
        <source>Keep it where this machine is not, and where nobody finds it: whoever has it and a backup can read everything.</source>
        <translation>Bewahren Sie es dort auf, wo dieser Rechner nicht ist und wo niemand es findet: Wer es und eine Sicherung hat, kann alles lesen.</translation>
    </message>
    <message>
        <source>Keep it where this machine is not.</source>
        <translation>Bewahren Sie es dort auf, wo dieser Rechner nicht ist.</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Gedruckt</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>CA fingerprint</source>
        <translation>Fingerabdruck der CA</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Names that devices use</source>
        <translation>Namen, die Geräte verwenden</translation>
    </message>
    <message>
        <source>Where the backups are</source>
        <translation>Wo die Sicherungen sind</translation>
    </message>
    <message>
        <source>Restoring with Retinue</source>
        <translation>Wiederherstellen mit Retinue</translation>
    </message>
    <message>
        <source>Install it on the new machine, give that the name or address of the old one, and start it. Or by command:</source>
        <translation>Installieren Sie es auf dem neuen Rechner, geben Sie diesem den Namen oder die Adresse des alten, und starten Sie es. Oder mit Befehlen:</translation>
    </message>
    <message>
        <source>Reading a backup without Retinue</source>
        <translation>Eine Sicherung ohne Retinue lesen</translation>
    </message>
    <message>
        <source>The files are age, zstd and SQLite; the tools of that name open them:</source>
        <translation>Die Dateien sind age, zstd und SQLite; die Werkzeuge dieses Namens öffnen sie:</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RecoverySheetDialog</name>
    <message>
        <source>Recovery Sheet</source>
        <translation>Wiederherstellungsblatt</translation>
    </message>
    <message>
        <source>This key is kept nowhere else. Save the sheet, print it, put it away, and delete the file; then use the key.</source>
        <translation>Dieser Schlüssel wird nirgends sonst aufbewahrt. Speichern Sie das Blatt, drucken Sie es, legen Sie es weg, und löschen Sie die Datei; dann verwenden Sie den Schlüssel.</translation>
    </message>
    <message>
        <source>Save the sheet, print it, and put it where this machine is not.</source>
        <translation>Speichern Sie das Blatt, drucken Sie es, und legen Sie es dorthin, wo dieser Rechner nicht ist.</translation>
    </message>
    <message>
        <source>&amp;Save for Printing…</source>
        <translation>Zum Drucken &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Use This Key</source>
        <translation>Diesen Schlüssel &amp;verwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save for Printing</source>
        <translation>Zum Drucken speichern</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Saved as %1. Print it now, and put it away.</source>
        <translation>Gespeichert als %1. Drucken Sie es jetzt, und legen Sie es weg.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RemoveDevicesDialog</name>
    <message numerus="yes">
        <source>&amp;Remove %Ln Device(s)</source>
        <translation>
            <numerusform>%Ln Gerät &amp;entfernen</numerusform>
            <numerusform>%Ln Geräte &amp;entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove Devices</source>
        <translation>Geräte entfernen</translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln device(s) from this server?</source>
        <translation>
            <numerusform>%Ln Gerät von diesem Server entfernen?</numerusform>
            <numerusform>%Ln Geräte von diesem Server entfernen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiteres</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>What identifies them here is void at once: to synchronize again, each must be enrolled again. Until then they keep their local copies and work on with them; changes that have not gone up stay there. The data on the server stay.</source>
        <translation>Was sie hier ausweist, ist sofort ungültig: Um wieder zu synchronisieren, muss jedes erneut registriert werden. Bis dahin behalten sie ihre lokalen Kopien und arbeiten damit weiter; noch nicht übertragene Änderungen bleiben dort. Die Daten auf dem Server bleiben erhalten.</translation>
    </message>
    <message>
        <source>To go on, enter the &amp;number of devices:</source>
        <translation>Geben Sie zum Fortfahren die A&amp;nzahl der Geräte ein:</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ReplicationHead</name>
    <message>
        <source>&amp;Replicate Now</source>
        <translation>Jetzt &amp;replizieren</translation>
    </message>
    <message>
        <source>&amp;Verify Now</source>
        <translation>Jetzt &amp;prüfen</translation>
    </message>
    <message>
        <source>Recovery &amp;Using Replicated Data…</source>
        <translation>Wiederherstell&amp;ung aus replizierten Daten…</translation>
    </message>
    <message>
        <source>State of replication</source>
        <translation>Stand der Replikation</translation>
    </message>
    <message>
        <source>Reads everything at both machines, compares it and repairs what differs</source>
        <translation>Liest auf beiden Rechnern alles, vergleicht es und behebt, was sich unterscheidet</translation>
    </message>
    <message>
        <source>Brings the copy back from the destination to this server</source>
        <translation>Holt die Kopie vom Ziel auf diesen Server zurück</translation>
    </message>
    <message>
        <source>&amp;Serve Devices Again…</source>
        <translation>Geräte wieder be&amp;dienen…</translation>
    </message>
    <message>
        <source>Replace This &amp;Machine…</source>
        <translation>Diesen &amp;Rechner ersetzen…</translation>
    </message>
    <message>
        <source>Step by step to the machine that stands by</source>
        <translation>Schritt für Schritt zu dem Rechner, der bereitsteht</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ReplicationJobs</name>
    <message>
        <source>Replication is set; the other machine has a copy.</source>
        <translation>Die Replikation ist eingestellt; der andere Rechner hat eine Kopie.</translation>
    </message>
    <message>
        <source>Replication is stopped. The other machine keeps its copy as it is.</source>
        <translation>Die Replikation ist gestoppt. Der andere Rechner behält seine Kopie, wie sie ist.</translation>
    </message>
    <message>
        <source>Stand By for Another Server</source>
        <translation>Für einen anderen Server bereitstehen</translation>
    </message>
    <message>
        <source>Let this machine stand by for another server?</source>
        <translation>Soll dieser Rechner für einen anderen Server bereitstehen?</translation>
    </message>
    <message>
        <source>It serves no devices while it stands by. A server that has users or devices is refused.</source>
        <translation>Solange er bereitsteht, bedient er keine Geräte. Ein Server mit Benutzern oder Geräten wird abgewiesen.</translation>
    </message>
    <message>
        <source>[Leave Standby] on this page undoes it.</source>
        <translation>[Bereitschaft beenden] auf dieser Seite macht es rückgängig.</translation>
    </message>
    <message>
        <source>Standing by</source>
        <translation>Bereitstehen</translation>
    </message>
    <message>
        <source>This machine stands by. Enter its address on the server now.</source>
        <translation>Dieser Rechner steht bereit. Geben Sie jetzt auf dem Server seine Adresse ein.</translation>
    </message>
    <message>
        <source>Leave Standby</source>
        <translation>Bereitschaft beenden</translation>
    </message>
    <message>
        <source>Stop standing by for %1?</source>
        <translation>Nicht mehr für %1 bereitstehen?</translation>
    </message>
    <message>
        <source>Stop standing by?</source>
        <translation>Nicht mehr bereitstehen?</translation>
    </message>
    <message>
        <source>The copy on this machine is removed. If the server is lost, nothing of it can be recovered from here any more.</source>
        <translation>Die Kopie auf diesem Rechner wird entfernt. Geht der Server verloren, kann von hier nichts mehr wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>The server goes on trying to replicate, and reports that it fails, until replication is stopped there.</source>
        <translation>Der Server versucht weiter zu replizieren und meldet, dass es misslingt, bis die Replikation dort gestoppt wird.</translation>
    </message>
    <message>
        <source>Leaving standby</source>
        <translation>Die Bereitschaft beenden</translation>
    </message>
    <message>
        <source>This machine stands by no more.</source>
        <translation>Dieser Rechner steht nicht mehr bereit.</translation>
    </message>
    <message>
        <source>Setting [Department ID Management]</source>
        <translation>[Abteilungs-ID-Verwaltung] einstellen</translation>
    </message>
    <message>
        <source>[Department ID Management] is on: servers refuse this machine as destination.</source>
        <translation>[Abteilungs-ID-Verwaltung] ist an: Server weisen diesen Rechner als Ziel ab.</translation>
    </message>
    <message>
        <source>[Department ID Management] is off.</source>
        <translation>[Abteilungs-ID-Verwaltung] ist aus.</translation>
    </message>
    <message>
        <source>Serve Devices Again</source>
        <translation>Geräte wieder bedienen</translation>
    </message>
    <message>
        <source>Let this machine be the server again?</source>
        <translation>Soll dieser Rechner wieder der Server sein?</translation>
    </message>
    <message>
        <source>Take the machine that has taken over off the network first: devices that reach this one compare themselves with what is stored here.</source>
        <translation>Nehmen Sie zuerst den Rechner vom Netz, der übernommen hat: Geräte, die diesen erreichen, gleichen sich mit dem ab, was hier gespeichert ist.</translation>
    </message>
    <message>
        <source>What was changed at the other machine since is not here. Once a device has been here, the other machine serves no more.</source>
        <translation>Was seither am anderen Rechner geändert wurde, ist nicht hier. Sobald ein Gerät hier war, bedient der andere keine mehr.</translation>
    </message>
    <message>
        <source>Serving devices again</source>
        <translation>Geräte wieder bedienen</translation>
    </message>
    <message>
        <source>This machine is the server again.</source>
        <translation>Dieser Rechner ist wieder der Server.</translation>
    </message>
    <message>
        <source>Take Over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Take over for %1?</source>
        <translation>Für %1 übernehmen?</translation>
    </message>
    <message>
        <source>Take over with the copy on this machine?</source>
        <translation>Mit der Kopie auf diesem Rechner übernehmen?</translation>
    </message>
    <message>
        <source>Only if that server is lost, or switched off for good. If it comes back, it stops serving once it learns of this.</source>
        <translation>Nur wenn jener Server verloren oder endgültig abgeschaltet ist. Kommt er zurück, so bedient er keine Geräte mehr, sobald er davon erfährt.</translation>
    </message>
    <message>
        <source>The administrators of this machine stay. The window closes, and opens again over the server that this machine then is.</source>
        <translation>Die Administratoren dieses Rechners bleiben. Das Fenster schließt sich und öffnet sich wieder über dem Server, der dieser Rechner dann ist.</translation>
    </message>
    <message>
        <source>All client machines are stopped.</source>
        <translation>Alle Client-Geräte sind gestoppt.</translation>
    </message>
    <message>
        <source>All client machines are stopped; those that are not connected learn it at their next contact.</source>
        <translation>Alle Client-Geräte sind gestoppt; die nicht verbundenen erfahren es beim nächsten Kontakt.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ReplicationPage</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Replication</source>
        <translation>Replikation</translation>
    </message>
    <message>
        <source>A second machine that holds a current copy, and recovery from it</source>
        <translation>Ein zweiter Rechner mit einer aktuellen Kopie, und die Wiederherstellung daraus</translation>
    </message>
    <message>
        <source>Stand &amp;By for Another Server…</source>
        <translation>Für einen anderen Server &amp;bereitstehen…</translation>
    </message>
    <message>
        <source>Last Runs</source>
        <translation>Letzte Läufe</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Not at the New Server</source>
        <translation>Nicht auf dem neuen Server</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ReplicationStates</name>
    <message>
        <source>Could not perform replication after %1 because an error occurred.</source>
        <translation>Nach %1 konnte wegen eines Fehlers nicht mehr repliziert werden.</translation>
    </message>
    <message>
        <source>Check the settings for [Destination Device for Replication] and the status of the destination device.</source>
        <translation>Prüfen Sie die Einstellungen unter [Zielgerät der Replikation] und den Zustand des Zielgeräts.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ReplicationText</name>
    <message>
        <source>The [Address] is incorrect.</source>
        <translation>Die [Adresse] ist falsch.</translation>
    </message>
    <message>
        <source>The machine there shows another fingerprint than the one that was confirmed, so no password was sent to it.</source>
        <translation>Der Rechner dort zeigt einen anderen Fingerabdruck als den bestätigten; ihm wurde kein Passwort gesendet.</translation>
    </message>
    <message>
        <source>Look it up again, and compare the fingerprint with the one on the page [Replication] of the other machine.</source>
        <translation>Sehen Sie noch einmal nach, und vergleichen Sie den Fingerabdruck mit dem auf der Seite [Replikation] des anderen Rechners.</translation>
    </message>
    <message>
        <source>A machine was found there, but it did not answer in time.</source>
        <translation>Dort wurde ein Rechner gefunden, aber er antwortete nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>Nothing that stands by for a server answers there.</source>
        <translation>Dort antwortet nichts, was für einen Server bereitsteht.</translation>
    </message>
    <message>
        <source>Check how the address is spelled, its port, that the other machine is on and runs Retinue, and the firewalls between.</source>
        <translation>Prüfen Sie die Schreibweise der Adresse, den Port, ob der andere Rechner an ist und Retinue dort läuft, und die Firewalls dazwischen.</translation>
    </message>
    <message>
        <source>The authentication information is incorrect.</source>
        <translation>Die Anmeldeinformationen sind falsch.</translation>
    </message>
    <message>
        <source>After too many wrong attempts the other machine waits for a while.</source>
        <translation>Nach zu vielen falschen Versuchen wartet der andere Rechner eine Weile.</translation>
    </message>
    <message>
        <source>Wait some minutes, then enter ID and password again.</source>
        <translation>Warten Sie einige Minuten, und geben Sie ID und Passwort dann noch einmal ein.</translation>
    </message>
    <message>
        <source>The other machine has no System Manager with this ID and password.</source>
        <translation>Der andere Rechner hat keinen System-Manager mit dieser ID und diesem Passwort.</translation>
    </message>
    <message>
        <source>Enter the ID and the password of an administrator of the other machine.</source>
        <translation>Geben Sie ID und Passwort eines Administrators des anderen Rechners ein.</translation>
    </message>
    <message>
        <source>A device that cannot be used as the destination for replication is set. Select a different device.</source>
        <translation>Es ist ein Gerät eingestellt, das nicht als Ziel der Replikation dienen kann. Wählen Sie ein anderes Gerät.</translation>
    </message>
    <message>
        <source>The other machine runs the server itself.</source>
        <translation>Auf dem anderen Rechner läuft selbst der Server.</translation>
    </message>
    <message>
        <source>Choose a machine that serves nobody, and let it stand by on its page [Replication].</source>
        <translation>Wählen Sie einen Rechner, der niemanden bedient, und lassen Sie ihn auf seiner Seite [Replikation] bereitstehen.</translation>
    </message>
    <message>
        <source>The other machine is the destination of another server already.</source>
        <translation>Der andere Rechner ist schon das Ziel eines anderen Servers.</translation>
    </message>
    <message>
        <source>Choose another machine, or stop replication at that server, or choose [Leave Standby] on the other machine and let it stand by anew.</source>
        <translation>Wählen Sie einen anderen Rechner, oder stoppen Sie die Replikation an jenem Server, oder wählen Sie auf dem anderen Rechner [Bereitschaft beenden] und lassen Sie ihn neu bereitstehen.</translation>
    </message>
    <message>
        <source>The other machine has an older version of the product.</source>
        <translation>Der andere Rechner hat eine ältere Version des Produkts.</translation>
    </message>
    <message>
        <source>Install the same version there as here, then start again.</source>
        <translation>Installieren Sie dort dieselbe Version wie hier, und starten Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>[Department ID Management] is on at the other machine.</source>
        <translation>Auf dem anderen Rechner ist die [Abteilungs-ID-Verwaltung] an.</translation>
    </message>
    <message>
        <source>Switch it off on the page [Replication] of the other machine, then start again.</source>
        <translation>Schalten Sie sie auf der Seite [Replikation] des anderen Rechners aus, und starten Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>This is the address of this machine itself.</source>
        <translation>Das ist die Adresse dieses Rechners selbst.</translation>
    </message>
    <message>
        <source>Enter the address of another machine: a copy beside the original is lost with it.</source>
        <translation>Geben Sie die Adresse eines anderen Rechners ein: Eine Kopie neben dem Original geht mit ihm verloren.</translation>
    </message>
    <message>
        <source>%1 users, %2 groups, %3 settings</source>
        <translation>%1 Benutzer, %2 Gruppen, %3 Einstellungen</translation>
    </message>
    <message>
        <source>This server was replaced: the machine that stood by has taken over, and devices are not served here any more.</source>
        <translation>Dieser Server wurde ersetzt: Der Rechner, der bereitstand, hat übernommen; hier werden keine Geräte mehr bedient.</translation>
    </message>
    <message>
        <source>Replication is not set: there is no second machine with these data.</source>
        <translation>Die Replikation ist nicht eingestellt: Es gibt keinen zweiten Rechner mit diesen Daten.</translation>
    </message>
    <message>
        <source>Let another machine stand by, then enter it under [Destination].</source>
        <translation>Lassen Sie einen anderen Rechner bereitstehen, und geben Sie ihn dann unter [Ziel] ein.</translation>
    </message>
    <message>
        <source>Asking the machine that stands by whether it has taken over. Devices wait a moment.</source>
        <translation>Der Rechner, der bereitsteht, wird gefragt, ob er übernommen hat. Die Geräte warten einen Moment.</translation>
    </message>
    <message>
        <source>Since %1 devices are served although that machine could not be asked whether it has taken over.</source>
        <translation>Seit %1 werden Geräte bedient, obwohl jener Rechner nicht gefragt werden konnte, ob er übernommen hat.</translation>
    </message>
    <message>
        <source>Replication pauses for a backup.</source>
        <translation>Die Replikation pausiert für eine Sicherung.</translation>
    </message>
    <message>
        <source>It goes on by itself once the backup is made.</source>
        <translation>Sie geht von selbst weiter, wenn die Sicherung gemacht ist.</translation>
    </message>
    <message>
        <source>Replicating...</source>
        <translation>Es wird repliziert...</translation>
    </message>
    <message>
        <source>Waiting for replication... To change the [Destination Device for Replication], first perform [Stop Replication], then change device. Last Replication : %1</source>
        <translation>Warten auf Replikation... Um das [Zielgerät der Replikation] zu ändern, führen Sie zuerst [Replikation stoppen] aus, und ändern Sie dann das Gerät. Letzte Replikation: %1</translation>
    </message>
    <message>
        <source>The copy was last proven equal: %1.</source>
        <translation>Die Kopie wurde zuletzt als gleich erwiesen: %1.</translation>
    </message>
    <message>
        <source>The whole copy was not proven equal yet. [Verify Now] compares everything at both machines.</source>
        <translation>Noch wurde nicht die ganze Kopie als gleich erwiesen. [Jetzt prüfen] vergleicht alles auf beiden Rechnern.</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>An %1</translation>
    </message>
    <message numerus="yes">
        <source>every %Ln minute(s)</source>
        <translation>
            <numerusform>jede Minute (%Ln)</numerusform>
            <numerusform>alle %Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %Ln update(s)</source>
        <translation>
            <numerusform>nach %Ln Änderung</numerusform>
            <numerusform>nach %Ln Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Next attempt: %1</source>
        <translation>Nächster Versuch: %1</translation>
    </message>
    <message>
        <source>Next at the latest: %1</source>
        <translation>Spätestens wieder: %1</translation>
    </message>
    <message>
        <source>nothing: both are equal</source>
        <translation>nichts: beide sind gleich</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>number of updates</source>
        <translation>Zahl der Änderungen</translation>
    </message>
    <message>
        <source>a client machine restarted</source>
        <translation>ein Client-Gerät startete neu</translation>
    </message>
    <message>
        <source>verification</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>durch %1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>Nothing had to be sent: the copy is up to date.</source>
        <translation>Es musste nichts gesendet werden: Die Kopie ist aktuell.</translation>
    </message>
    <message>
        <source>Replicated: %1 sent.</source>
        <translation>Repliziert: %1 gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) of the copy could not be compared, because devices kept writing. Verify again.</source>
        <translation>
            <numerusform>%Ln Teil der Kopie konnte nicht verglichen werden, weil Geräte weiter geschrieben haben. Prüfen Sie noch einmal.</numerusform>
            <numerusform>%Ln Teile der Kopie konnten nicht verglichen werden, weil Geräte weiter geschrieben haben. Prüfen Sie noch einmal.</numerusform>
        </translation>
    </message>
    <message>
        <source>The copy is equal: everything was read and compared at both machines.</source>
        <translation>Die Kopie ist gleich: Auf beiden Rechnern wurde alles gelesen und verglichen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) of the copy differed.</source>
        <translation>
            <numerusform>%Ln Teil der Kopie war anders.</numerusform>
            <numerusform>%Ln Teile der Kopie waren anders.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything was sent again, and the copy is equal now. Check the disk of the other machine.</source>
        <translation>Alles wurde noch einmal gesendet, und die Kopie ist jetzt gleich. Prüfen Sie die Platte des anderen Rechners.</translation>
    </message>
    <message>
        <source>They are not repaired yet: check the disk of the other machine, then verify again.</source>
        <translation>Sie sind noch nicht behoben: Prüfen Sie die Platte des anderen Rechners, und prüfen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>This machine stands by; no server replicates to it yet.</source>
        <translation>Dieser Rechner steht bereit; noch repliziert kein Server auf ihn.</translation>
    </message>
    <message>
        <source>It keeps a copy of %1, until another server&apos;s arrives.</source>
        <translation>Er behält eine Kopie von %1, bis die eines anderen Servers eintrifft.</translation>
    </message>
    <message>
        <source>Switch [Department ID Management] off: servers refuse a machine where it is on.</source>
        <translation>Schalten Sie die [Abteilungs-ID-Verwaltung] aus: Server weisen einen Rechner ab, auf dem sie an ist.</translation>
    </message>
    <message>
        <source>On the server, open [Replication] and enter the address of this machine.</source>
        <translation>Öffnen Sie auf dem Server [Replikation] und geben Sie die Adresse dieses Rechners ein.</translation>
    </message>
    <message>
        <source>This machine stands by for %1 (version %2).</source>
        <translation>Dieser Rechner steht für %1 bereit (Version %2).</translation>
    </message>
    <message>
        <source>The first copy is on its way.</source>
        <translation>Die erste Kopie ist unterwegs.</translation>
    </message>
    <message>
        <source>Its copy is the state of %1 (%2), last proven equal: %3. It has %4.</source>
        <translation>Seine Kopie ist der Stand von %1 (%2), zuletzt als gleich erwiesen: %3. Sie enthält %4.</translation>
    </message>
    <message>
        <source>The copy of %1 was made %2 (%3). It has %4.</source>
        <translation>Die Kopie von %1 wurde %2 gemacht (%3). Sie enthält %4.</translation>
    </message>
    <message>
        <source>The devices look for the server under: %1. If this machine has none of these names or addresses, they do not find it: give it one of them, or enrol the devices again.</source>
        <translation>Die Geräte suchen den Server unter: %1. Hat dieser Rechner keinen dieser Namen und keine dieser Adressen, finden sie ihn nicht: Geben Sie ihm einen davon, oder registrieren Sie die Geräte neu.</translation>
    </message>
    <message>
        <source>If that server is lost for good, this machine can take over for it, and devices go on without being enrolled again.</source>
        <translation>Ist jener Server endgültig verloren, so kann dieser Rechner für ihn übernehmen, und die Geräte arbeiten weiter, ohne neu registriert zu werden.</translation>
    </message>
    <message>
        <source>The data are the state of %1 (%2): %3. What was changed on the server since is not among them; what only devices hold of it goes up again.</source>
        <translation>Die Daten sind der Stand von %1 (%2): %3. Was seither auf dem Server geändert wurde, ist nicht darunter; was davon nur Geräte haben, kommt wieder hinauf.</translation>
    </message>
    <message>
        <source>Look below for what is not at the new server, and bring it there; then take this machine out of use. If the other machine is not to be the server, let this one serve again.</source>
        <translation>Sehen Sie unten nach, was nicht auf dem neuen Server ist, und bringen Sie es dorthin; nehmen Sie dann diesen Rechner außer Betrieb. Soll der andere Rechner nicht der Server sein, so lassen Sie diesen wieder bedienen.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RestorePanel</name>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Wiederherstellen…</translation>
    </message>
    <message>
        <source>Try &amp;Again</source>
        <translation>&amp;Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Enter &amp;Passphrase or Key…</source>
        <translation>&amp;Passphrase oder Schlüssel eingeben…</translation>
    </message>
    <message>
        <source>Do&amp;ne</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>%1 wiederherstellen</translation>
    </message>
    <message>
        <source>The backup is read, checked and compared with what is here now.</source>
        <translation>Die Sicherung wird gelesen, geprüft und mit dem verglichen, was jetzt hier ist.</translation>
    </message>
    <message>
        <source>Nothing is changed yet. How far it is stands below.</source>
        <translation>Noch wird nichts geändert. Wie weit es ist, steht unten.</translation>
    </message>
    <message>
        <source>Ready. Nothing is changed yet.</source>
        <translation>Bereit. Noch ist nichts geändert.</translation>
    </message>
    <message>
        <source>Restore the backup of %1</source>
        <translation>Die Sicherung vom %1 wiederherstellen</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Replace all data of this server by the backup of %1, %2?</source>
        <translation>Alle Daten dieses Servers durch die Sicherung vom %1 ersetzen, %2?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) will be gone: %1</source>
        <translation>
            <numerusform>%Ln Benutzer oder Gruppe verschwindet: %1</numerusform>
            <numerusform>%Ln Benutzer und Gruppen verschwinden: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) added or changed since are lost.</source>
        <translation>
            <numerusform>%Ln seither hinzugekommene oder geänderte Einstellung geht verloren.</numerusform>
            <numerusform>%Ln seither hinzugekommene oder geänderte Einstellungen gehen verloren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) deleted since are deleted again.</source>
        <translation>
            <numerusform>%Ln seither gelöschter Benutzer (oder Gruppe) wird wieder gelöscht.</numerusform>
            <numerusform>%Ln seither gelöschte Benutzer und Gruppen werden wieder gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) deleted since come back.</source>
        <translation>
            <numerusform>%Ln seither gelöschter Benutzer (oder Gruppe) kommt zurück.</numerusform>
            <numerusform>%Ln seither gelöschte Benutzer und Gruppen kommen zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is here now is kept as a backup on this machine.</source>
        <translation>Was jetzt hier ist, wird als Sicherung auf diesem Rechner behalten.</translation>
    </message>
    <message>
        <source>What is here now is not kept: without another backup nobody can bring it back.</source>
        <translation>Was jetzt hier ist, wird nicht behalten: Ohne eine andere Sicherung kann es niemand zurückbringen.</translation>
    </message>
    <message>
        <source>Devices restart to sync again by themselves.</source>
        <translation>Die Geräte beginnen von selbst neu mit dem Abgleich.</translation>
    </message>
    <message>
        <source>The data are being replaced.</source>
        <translation>Die Daten werden ersetzt.</translation>
    </message>
    <message>
        <source>Until they are, they stay as they were. How far it is stands below.</source>
        <translation>Bis dahin bleiben sie, wie sie waren. Wie weit es ist, steht unten.</translation>
    </message>
    <message>
        <source>Replication is set: it is stopped, and stays stopped. Start it again once all is well.</source>
        <translation>Die Replikation ist eingestellt: Sie wird gestoppt und bleibt gestoppt. Starten Sie sie wieder, wenn alles in Ordnung ist.</translation>
    </message>
    <message>
        <source>Take Over Its &amp;Devices</source>
        <translation>Ihre &amp;Geräte übernehmen</translation>
    </message>
    <message>
        <source>This machine gets the identity that they know; the window closes and opens again</source>
        <translation>Dieser Rechner bekommt die Identität, die sie kennen; das Fenster schließt sich und öffnet sich wieder</translation>
    </message>
    <message>
        <source>The backup also has the devices of that server, and the identity that they know. With it none of them has to be enrolled again.</source>
        <translation>Die Sicherung enthält auch die Geräte jenes Servers und die Identität, die sie kennen. Damit muss keines von ihnen neu registriert werden.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RestorePreviewView</name>
    <message numerus="yes">
        <source>%Ln setting(s) added or changed since will be lost.</source>
        <translation>
            <numerusform>%Ln seither hinzugekommene oder geänderte Einstellung geht verloren.</numerusform>
            <numerusform>%Ln seither hinzugekommene oder geänderte Einstellungen gehen verloren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed since: %1</source>
        <translation>Seither geändert: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) came since and will be gone: %1</source>
        <translation>
            <numerusform>%Ln Benutzer oder Gruppe kam seither dazu und verschwindet: %1</numerusform>
            <numerusform>%Ln Benutzer und Gruppen kamen seither dazu und verschwinden: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) that are not here now come back.</source>
        <translation>
            <numerusform>%Ln Einstellung, die jetzt nicht hier ist, kommt zurück.</numerusform>
            <numerusform>%Ln Einstellungen, die jetzt nicht hier sind, kommen zurück.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) deleted for good since stay deleted: %1</source>
        <translation>
            <numerusform>%Ln seither endgültig gelöschter Benutzer (oder Gruppe) bleibt gelöscht: %1</numerusform>
            <numerusform>%Ln seither endgültig gelöschte Benutzer und Gruppen bleiben gelöscht: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) are left out: the key they are under is not here. Their users store them again.</source>
        <translation>
            <numerusform>%Ln gespeicherte Anmeldung wird ausgelassen: Ihr Schlüssel ist nicht hier. Ihr Benutzer speichert sie wieder.</numerusform>
            <numerusform>%Ln gespeicherte Anmeldungen werden ausgelassen: Ihr Schlüssel ist nicht hier. Ihre Benutzer speichern sie wieder.</numerusform>
        </translation>
    </message>
    <message>
        <source>Devices restart to sync again by themselves; this server need not be restarted.</source>
        <translation>Die Geräte beginnen von selbst neu mit dem Abgleich; dieser Server muss nicht neu gestartet werden.</translation>
    </message>
    <message>
        <source>&amp;Keep what is here now as a backup on this machine</source>
        <translation>Was jetzt hier ist, als Sicherung auf diesem Rechner &amp;behalten</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete %Ln user(s) and group(s) again that were deleted since</source>
        <translation>
            <numerusform>%Ln seither gelöschten Benutzer (oder Gruppe) wieder &amp;löschen</numerusform>
            <numerusform>%Ln seither gelöschte Benutzer und Gruppen wieder &amp;löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is newer here: nothing is lost.</source>
        <translation>Hier ist nichts neuer: Es geht nichts verloren.</translation>
    </message>
    <message>
        <source>What comes is whole and proven: %1, made by version %2.</source>
        <translation>Was kommt, ist vollständig und erwiesen: %1, gemacht von Version %2.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RestoreText</name>
    <message>
        <source>%1 (group)</source>
        <translation>%1 (Gruppe)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>settings of users and groups</comment>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s)</source>
        <translation>
            <numerusform>%Ln Einstellung</numerusform>
            <numerusform>%Ln Einstellungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation>
            <numerusform>%Ln Benutzer oder Gruppe</numerusform>
            <numerusform>%Ln Benutzern und Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>another server</source>
        <translation>ein anderer Server</translation>
    </message>
    <message>
        <source>Restored: %1, as of %2.</source>
        <translation>Wiederhergestellt: %1, Stand %2.</translation>
    </message>
    <message>
        <source>Devices restart to sync again by themselves; this server need not be restarted.</source>
        <translation>Die Geräte beginnen von selbst neu mit dem Abgleich; dieser Server muss nicht neu gestartet werden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) deleted since were deleted again.</source>
        <translation>
            <numerusform>%Ln seither gelöschter Benutzer (oder Gruppe) wurde wieder gelöscht.</numerusform>
            <numerusform>%Ln seither gelöschte Benutzer und Gruppen wurden wieder gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was here before is kept as a backup on this machine (%1).</source>
        <translation>Was vorher hier war, ist als Sicherung auf diesem Rechner behalten (%1).</translation>
    </message>
    <message>
        <source>What was here before could not be made a backup, and lies in the data folder as it was. %1</source>
        <translation>Was vorher hier war, konnte nicht gesichert werden und liegt unverändert im Datenordner. %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln backup(s) removed, as [One backup, as on the device] wants it.</source>
        <translation>
            <numerusform>%Ln Sicherung entfernt, wie [Eine Sicherung, wie auf dem Gerät] es will.</numerusform>
            <numerusform>%Ln Sicherungen entfernt, wie [Eine Sicherung, wie auf dem Gerät] es will.</numerusform>
        </translation>
    </message>
    <message>
        <source>The devices expect a server called %1: give this machine that name, or enrol them again.</source>
        <translation>Die Geräte erwarten einen Server namens %1: Geben Sie diesem Rechner diesen Namen, oder registrieren Sie die Geräte neu.</translation>
    </message>
    <message>
        <source>These data are of another server, %1. Its devices expect that one: they reach this machine only if it takes over that name or address. Other devices have to be enrolled again.</source>
        <translation>Diese Daten sind von einem anderen Server, %1. Dessen Geräte erwarten jenen: Sie erreichen diesen Rechner nur, wenn er dessen Namen oder Adresse übernimmt. Andere Geräte müssen neu registriert werden.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Results</name>
    <message>
        <source>The backup file could not be made on this machine.</source>
        <translation>Die Sicherungsdatei konnte auf diesem Rechner nicht erstellt werden.</translation>
    </message>
    <message>
        <source>Check the disk of this machine, then back up again.</source>
        <translation>Prüfen Sie den Datenträger dieses Rechners und sichern Sie dann erneut.</translation>
    </message>
    <message>
        <source>The backup file could not be made on the network.</source>
        <translation>Die Sicherungsdatei konnte im Netzwerk nicht erstellt werden.</translation>
    </message>
    <message>
        <source>Check the settings that were entered, the rights on the share, and the network.</source>
        <translation>Prüfen Sie die eingegebenen Einstellungen, die Rechte auf der Freigabe und das Netzwerk.</translation>
    </message>
    <message>
        <source>There was no space for the backup file.</source>
        <translation>Für die Sicherungsdatei war kein Platz.</translation>
    </message>
    <message>
        <source>Free some space at the destination.</source>
        <translation>Geben Sie am Ziel Speicherplatz frei.</translation>
    </message>
    <message>
        <source>The network destination was not found.</source>
        <translation>Das Netzwerkziel wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>Check host, share and folder, and that the host is on.</source>
        <translation>Prüfen Sie Host, Freigabe und Ordner und ob der Host eingeschaltet ist.</translation>
    </message>
    <message>
        <source>The network destination could not be accessed.</source>
        <translation>Auf das Netzwerkziel konnte nicht zugegriffen werden.</translation>
    </message>
    <message>
        <source>Check user and password, and the rights on the share.</source>
        <translation>Prüfen Sie Benutzer und Passwort und die Rechte auf der Freigabe.</translation>
    </message>
    <message>
        <source>The backup data could not be saved.</source>
        <translation>Die Sicherungsdaten konnten nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Check the destination, then back up again.</source>
        <translation>Prüfen Sie das Ziel und sichern Sie dann erneut.</translation>
    </message>
    <message>
        <source>Restoring from this machine failed; nothing was changed.</source>
        <translation>Das Wiederherstellen von diesem Rechner ist fehlgeschlagen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Check the disk, or restore another backup.</source>
        <translation>Prüfen Sie den Datenträger oder stellen Sie eine andere Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Restoring from the network failed; nothing was changed.</source>
        <translation>Das Wiederherstellen aus dem Netzwerk ist fehlgeschlagen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Somebody tried a wrong System Manager ID or password.</source>
        <translation>Jemand hat es mit einer falschen Systemmanager-ID oder einem falschen Passwort versucht.</translation>
    </message>
    <message>
        <source>Once or twice is a slip; many from one address are worth a look there.</source>
        <translation>Ein- oder zweimal ist ein Versehen; bei vielen von einer Adresse lohnt es sich, dort nachzusehen.</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>Falsches Passwort</translation>
    </message>
    <message>
        <source>There were too many wrong attempts; further ones are refused for 15 minutes.</source>
        <translation>Es gab zu viele Fehlversuche; weitere werden 15 Minuten lang abgelehnt.</translation>
    </message>
    <message>
        <source>Find out who uses that address; it opens by itself.</source>
        <translation>Finden Sie heraus, wer diese Adresse verwendet; die Sperre endet von selbst.</translation>
    </message>
    <message>
        <source>Locked out</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>A device tried an enrolment code that is unknown, used up or expired.</source>
        <translation>Ein Gerät hat es mit einem unbekannten, verbrauchten oder abgelaufenen Registrierungscode versucht.</translation>
    </message>
    <message>
        <source>Make a new code, if the device is yours.</source>
        <translation>Erstellen Sie einen neuen Code, wenn es Ihr Gerät ist.</translation>
    </message>
    <message>
        <source>Wrong enrolment code</source>
        <translation>Falscher Registrierungscode</translation>
    </message>
    <message>
        <source>A device asked for the settings of unusually many users within an hour.</source>
        <translation>Ein Gerät hat innerhalb einer Stunde die Einstellungen ungewöhnlich vieler Benutzer abgefragt.</translation>
    </message>
    <message>
        <source>If so many people do not use it, stop the device and look at it.</source>
        <translation>Wenn nicht so viele Personen es verwenden, stoppen Sie das Gerät und sehen Sie es sich an.</translation>
    </message>
    <message>
        <source>Too many users asked for</source>
        <translation>Zu viele Benutzer abgefragt</translation>
    </message>
    <message>
        <source>This version does not know that word.</source>
        <translation>Diese Version kennt dieses Wort nicht.</translation>
    </message>
    <message>
        <source>It may come from a newer version of the product.</source>
        <translation>Es stammt vielleicht von einer neueren Version des Produkts.</translation>
    </message>
    <message>
        <source>It was done.</source>
        <translation>Es wurde erledigt.</translation>
    </message>
    <message>
        <source>Nothing has to be done.</source>
        <translation>Sie müssen nichts tun.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock has leapt. Until it has kept time for three days of running, nothing is deleted for its age.</source>
        <translation>Die Uhr dieses Rechners ist gesprungen. Bis sie drei Betriebstage lang richtig weitergelaufen ist, wird nichts seines Alters wegen gelöscht.</translation>
    </message>
    <message>
        <source>Set the date and time of this machine right, best by a time server. If they are right now, nothing has to be done.</source>
        <translation>Stellen Sie Datum und Uhrzeit dieses Rechners richtig ein, am besten über einen Zeitserver. Stimmen sie jetzt, ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Clock leapt</source>
        <translation>Uhr gesprungen</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RetentionCard</name>
    <message>
        <source>How many are kept</source>
        <translation>Wie viele behalten werden</translation>
    </message>
    <message>
        <source>The &amp;last ones of each place:</source>
        <translation>Die &amp;letzten auf jedem Ziel:</translation>
    </message>
    <message>
        <source>One backup, as on the dev&amp;ice</source>
        <translation>&amp;Eine Sicherung, wie auf dem Gerät</translation>
    </message>
    <message>
        <source>Number of backups that are kept</source>
        <translation>Anzahl der Sicherungen, die behalten werden</translation>
    </message>
    <message>
        <source>One backup: the next backup, restore or recovery removes the former one, also from the share. Nothing is ever removed before what replaces it has succeeded. What builds upon a backup counts with it.</source>
        <translation>Eine Sicherung: Die nächste Sicherung, Wiederherstellung oder Rückholung entfernt die frühere, auch von der Freigabe. Nichts wird je entfernt, bevor gelungen ist, was es ersetzt. Was auf einer Sicherung aufbaut, zählt mit ihr.</translation>
    </message>
    <message>
        <source>Setting how many are kept</source>
        <translation>Einstellen, wie viele behalten werden</translation>
    </message>
    <message>
        <source>It holds from the next backup on.</source>
        <translation>Es gilt ab der nächsten Sicherung.</translation>
    </message>
    <message>
        <source>For how many weeks one a week is kept</source>
        <translation>Für wie viele Wochen eine je Woche behalten wird</translation>
    </message>
    <message>
        <source>For how many months one a month is kept</source>
        <translation>Für wie viele Monate eine je Monat behalten wird</translation>
    </message>
    <message>
        <source>besides, the last one of each &amp;week for:</source>
        <translation>dazu die letzte jeder &amp;Woche, so lange:</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>and the last one of each &amp;month for:</source>
        <translation>und die letzte jedes &amp;Monats, so lange:</translation>
    </message>
    <message>
        <source>months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RoleDialog</name>
    <message>
        <source>C&amp;hange</source>
        <translation>Ä&amp;ndern</translation>
    </message>
    <message>
        <source>Role of This Machine</source>
        <translation>Rolle dieses Rechners</translation>
    </message>
    <message>
        <source>The server on this machine stops. Its data stay; it serves them again when this machine is a server again.</source>
        <translation>Der Server auf diesem Rechner wird gestoppt. Seine Daten bleiben erhalten; er stellt sie wieder bereit, wenn dieser Rechner wieder Server ist.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) connected now work from their local data until then: %1.</source>
        <translation>
            <numerusform>%Ln jetzt verbundenes Gerät arbeitet bis dahin mit seinen lokalen Daten: %1.</numerusform>
            <numerusform>%Ln jetzt verbundene Geräte arbeiten bis dahin mit ihren lokalen Daten: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>This machine&apos;s client ends. Its local data stay, and it goes on when this machine is a client again.</source>
        <translation>Der Client dieses Rechners wird beendet. Seine lokalen Daten bleiben erhalten, und er macht weiter, wenn dieser Rechner wieder Client ist.</translation>
    </message>
    <message>
        <source>This machine is enrolled at its own server and started by itself.</source>
        <translation>Dieser Rechner wird von selbst bei seinem eigenen Server registriert und gestartet.</translation>
    </message>
    <message>
        <source>Afterwards enrol this machine at the other server.</source>
        <translation>Registrieren Sie diesen Rechner danach beim anderen Server.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Roles</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Server and client</source>
        <translation>Server und Client</translation>
    </message>
    <message>
        <source>Holds the data that the devices synchronize with.</source>
        <translation>Enthält die Daten, mit denen sich die Geräte synchronisieren.</translation>
    </message>
    <message>
        <source>Takes part in the synchronization of another server.</source>
        <translation>Nimmt an der Synchronisierung eines anderen Servers teil.</translation>
    </message>
    <message>
        <source>Holds the data, and takes part itself as a device of its own server.</source>
        <translation>Enthält die Daten und nimmt selbst als Gerät des eigenen Servers teil.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RunBars</name>
    <message>
        <source>d</source>
        <comment>days</comment>
        <translation>d</translation>
    </message>
    <message>
        <source>h</source>
        <comment>hours</comment>
        <translation>h</translation>
    </message>
    <message>
        <source>min</source>
        <comment>minutes</comment>
        <translation>min</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Sent (%1)</source>
        <comment>unit</comment>
        <translation>Gesendet (%1)</translation>
    </message>
    <message>
        <source>Duration (%1)</source>
        <comment>unit</comment>
        <translation>Dauer (%1)</translation>
    </message>
    <message>
        <source>Lag (%1)</source>
        <comment>unit</comment>
        <translation>Rückstand (%1)</translation>
    </message>
    <message>
        <source>Behind (%1)</source>
        <comment>unit</comment>
        <translation>Rückstand (%1)</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>minutes, seconds</comment>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours, minutes</comment>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>days, hours</comment>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time of a run, its trigger</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Sent: %1</source>
        <translation>Gesendet: %1</translation>
    </message>
    <message>
        <source>Duration: %1</source>
        <translation>Dauer: %1</translation>
    </message>
    <message>
        <source>Lag: %1</source>
        <translation>Rückstand: %1</translation>
    </message>
    <message>
        <source>Updates that the copy was behind: %1</source>
        <translation>Änderungen, die der Kopie fehlten: %1</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Result: %1</source>
        <translation>Ergebnis: %1</translation>
    </message>
    <message>
        <source>Replication has not run yet: there is nothing to show.</source>
        <translation>Die Replikation ist noch nicht gelaufen: Es gibt nichts zu zeigen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) since %1, none failed.</source>
        <translation>
            <numerusform>%Ln Lauf seit %1, der gut ging.</numerusform>
            <numerusform>%Ln Läufe seit %1, keiner fehlgeschlagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) since %1, failed: %2, last %3.</source>
        <translation>
            <numerusform>%Ln Lauf seit %1, fehlgeschlagen: %2, zuletzt %3.</numerusform>
            <numerusform>%Ln Läufe seit %1, fehlgeschlagen: %2, zuletzt %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 sent, longest run %2, longest lag %3.</source>
        <translation>%1 gesendet, längster Lauf %2, längster Rückstand %3.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RunModel</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RunPlot</name>
    <message>
        <source>time of the run</source>
        <translation>Zeit des Laufs</translation>
    </message>
    <message>
        <source>day of the run</source>
        <translation>Tag des Laufs</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RunsCard</name>
    <message>
        <source>How the last runs went</source>
        <translation>Wie die letzten Läufe verliefen</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RunsChart</name>
    <message>
        <source>Chart of the last runs</source>
        <translation>Diagramm der letzten Läufe</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RunsPanel</name>
    <message>
        <source>Last runs</source>
        <translation>Letzte Läufe</translation>
    </message>
    <message>
        <source>Replication has not run yet</source>
        <translation>Die Replikation ist noch nicht gelaufen</translation>
    </message>
    <message>
        <source>Each run is listed here.</source>
        <translation>Hier steht dann jeder Lauf.</translation>
    </message>
    <message>
        <source>A second machine that holds a current copy can take over when this one is lost. It runs Retinue and stands by.</source>
        <translation>Ein zweiter Rechner mit einer aktuellen Kopie kann übernehmen, wenn dieser verloren geht. Auf ihm läuft Retinue, und er steht bereit.</translation>
    </message>
    <message>
        <source>Set Up the Destination</source>
        <translation>Ziel einrichten</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ScheduleCard</name>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>every few hours</source>
        <translation>alle paar Stunden</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>jeden Tag</translation>
    </message>
    <message>
        <source>every week</source>
        <translation>jede Woche</translation>
    </message>
    <message>
        <source> h</source>
        <comment>hours</comment>
        <translation> h</translation>
    </message>
    <message>
        <source>each time</source>
        <translation>jedes Mal</translation>
    </message>
    <message>
        <source>every </source>
        <comment>before a number of runs</comment>
        <translation>alle </translation>
    </message>
    <message>
        <source> runs</source>
        <translation> Läufe</translation>
    </message>
    <message>
        <source>every </source>
        <comment>before a number of days</comment>
        <translation>alle </translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Bac&amp;k up:</source>
        <translation>&amp;Sichern:</translation>
    </message>
    <message>
        <source>E&amp;very:</source>
        <translation>&amp;Alle:</translation>
    </message>
    <message>
        <source>O&amp;n:</source>
        <translation>A&amp;m:</translation>
    </message>
    <message>
        <source>A&amp;t:</source>
        <translation>&amp;Um:</translation>
    </message>
    <message>
        <source>&amp;To:</source>
        <translation>&amp;Ziel:</translation>
    </message>
    <message>
        <source>Ever&amp;ything:</source>
        <translation>&amp;Vollständig:</translation>
    </message>
    <message>
        <source>Tr&amp;ial restore:</source>
        <translation>P&amp;robe:</translation>
    </message>
    <message>
        <source>Between, only what has changed is backed up. A good run is quiet; one that failed or was missed is told here, on the Overview and on the desktop.</source>
        <translation>Dazwischen wird nur gesichert, was sich geändert hat. Ein guter Lauf ist still; einer, der fehlgeschlagen ist oder versäumt wurde, wird hier, in der Übersicht und auf dem Desktop gemeldet.</translation>
    </message>
    <message>
        <source>Setting the schedule</source>
        <translation>Einstellen des Zeitplans</translation>
    </message>
    <message>
        <source>The schedule is kept.</source>
        <translation>Der Zeitplan ist gespeichert.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SecretDialog</name>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SecurityCard</name>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Lock when not &amp;used for</source>
        <translation>Sperren nach &amp;Inaktivität von</translation>
    </message>
    <message>
        <source>For everybody at this console. The server and what is running go on.</source>
        <translation>Für alle an dieser Konsole. Der Server und laufende Arbeiten gehen weiter.</translation>
    </message>
    <message>
        <source>Setting the idle lock</source>
        <translation>Automatische Sperre einstellen</translation>
    </message>
    <message>
        <source>Your &amp;old password</source>
        <translation>Ihr &amp;altes Passwort</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;Neues Passwort</translation>
    </message>
    <message>
        <source>Chan&amp;ge Password</source>
        <translation>Passwor&amp;t ändern</translation>
    </message>
    <message>
        <source>Enter your old password first.</source>
        <translation>Geben Sie zuerst Ihr altes Passwort ein.</translation>
    </message>
    <message>
        <source>Your password was changed.</source>
        <translation>Ihr Passwort wurde geändert.</translation>
    </message>
    <message>
        <source>There were too many wrong passwords for this ID. Try again in %1.</source>
        <translation>Es gab zu viele falsche Passwörter für diese ID. Versuchen Sie es in %1 erneut.</translation>
    </message>
    <message>
        <source>The old password is wrong. Enter it again; mind capital letters.</source>
        <translation>Das alte Passwort ist falsch. Geben Sie es erneut ein; achten Sie auf Großbuchstaben.</translation>
    </message>
    <message>
        <source>Changing the password</source>
        <translation>Passwort ändern</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ServerCard</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Appl&amp;y</source>
        <translation>Ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>Devices that connect by the old port have to be connected anew.</source>
        <translation>Geräte, die sich über den alten Port verbinden, müssen neu verbunden werden.</translation>
    </message>
    <message>
        <source>Addresses that devices may use</source>
        <translation>Adressen, die Geräte verwenden können</translation>
    </message>
    <message>
        <source>Addresses for devices</source>
        <translation>Adressen für Geräte</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Op&amp;en</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>CA fingerprint</source>
        <translation>CA-Fingerabdruck</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>This desktop has no program that opens folders.</source>
        <translation>Auf diesem Desktop gibt es kein Programm, das Ordner öffnet.</translation>
    </message>
    <message>
        <source>This machine is no server.</source>
        <translation>Dieser Rechner ist kein Server.</translation>
    </message>
    <message>
        <source>The server uses port %1 now.</source>
        <translation>Der Server verwendet jetzt Port %1.</translation>
    </message>
    <message>
        <source>Writing the execution log</source>
        <translation>Ausführungsprotokoll schreiben</translation>
    </message>
    <message>
        <source>%1 The server stays on port %2.</source>
        <translation>%1 Der Server bleibt auf Port %2.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SettingsCard</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save: %1</source>
        <translation>Speichern: %1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>This desktop, the administrators, the server, and who is told of failures.</source>
        <translation>Dieser Desktop, die Administratoren, der Server, und wer Störungen erfährt.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SettingsTable</name>
    <message>
        <source>Stored settings</source>
        <translation>Gespeicherte Einstellungen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Choose an item to see its value.</source>
        <translation>Wählen Sie ein Element, um seinen Wert zu sehen.</translation>
    </message>
    <message>
        <source>Stored, not shown: it is secret.</source>
        <translation>Gespeichert, wird nicht angezeigt: Es ist geheim.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ShareCard</name>
    <message>
        <source>Network: a share of another machine</source>
        <translation>Netzwerk: eine Freigabe eines anderen Rechners</translation>
    </message>
    <message>
        <source>&amp;Test Connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>&amp;Share:</source>
        <translation>&amp;Freigabe:</translation>
    </message>
    <message>
        <source>Folder &amp;on the share:</source>
        <translation>O&amp;rdner auf der Freigabe:</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>&amp;Benutzer:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Kennwort:</translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation>der übliche</translation>
    </message>
    <message>
        <source>Po&amp;rt:</source>
        <translation>P&amp;ort:</translation>
    </message>
    <message>
        <source>name or address</source>
        <translation>Name oder Adresse</translation>
    </message>
    <message>
        <source>empty: the share itself</source>
        <translation>leer: die Freigabe selbst</translation>
    </message>
    <message>
        <source>NAME or DOMAIN\NAME</source>
        <translation>NAME oder DOMÄNE\NAME</translation>
    </message>
    <message>
        <source>kept; enter another one to change it</source>
        <translation>hinterlegt; geben Sie ein anderes ein, um es zu ändern</translation>
    </message>
    <message>
        <source>Setting the share</source>
        <translation>Einstellen der Freigabe</translation>
    </message>
    <message>
        <source>The share is kept. Back up to it once, to be sure.</source>
        <translation>Die Freigabe ist gespeichert. Sichern Sie einmal dorthin, um sicher zu sein.</translation>
    </message>
    <message>
        <source>S&amp;top Testing</source>
        <translation>&amp;Test beenden</translation>
    </message>
    <message>
        <source>Testing the connection</source>
        <translation>Testen der Verbindung</translation>
    </message>
    <message>
        <source>Only if what is sent is &amp;encrypted</source>
        <translation>Nur wenn Nur &amp;wenn verschlüsseltamp;verschlüsselt gesendet wird</translation>
    </message>
    <message>
        <source>The password is kept sealed on this machine and never shown. The folder has to be there already. What is sent is always signed, and encrypted where the server offers it; servers that do not can be refused.</source>
        <translation>Das Kennwort wird versiegelt auf diesem Rechner behalten und nie gezeigt. Der Ordner muss schon da sein. Was gesendet wird, ist immer signiert, und verschlüsselt, wo der Server es anbietet; Server, die es nicht tun, können abgelehnt werden.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ShareTestView</name>
    <message>
        <source>Result of the test</source>
        <translation>Ergebnis des Tests</translation>
    </message>
    <message>
        <source>%1 is being tried…</source>
        <translation>%1 wird versucht…</translation>
    </message>
    <message>
        <source>%1: no%2. %3</source>
        <comment>step, reason, what to check</comment>
        <translation>%1: nein%2. %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>step, free space</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Sharing</name>
    <message numerus="yes">
        <source>becomes device-specific. The shared values of %Ln user(s) are pushed to every device; after that the server keeps none of them.</source>
        <translation>
            <numerusform>wird gerätespezifisch. Die gemeinsamen Werte von %Ln Benutzer werden an jedes Gerät verteilt; danach behält der Server keinen davon.</numerusform>
            <numerusform>wird gerätespezifisch. Die gemeinsamen Werte von %Ln Benutzern werden an jedes Gerät verteilt; danach behält der Server keinen davon.</numerusform>
        </translation>
    </message>
    <message>
        <source>becomes device-specific. The server has no values of it to push.</source>
        <translation>wird gerätespezifisch. Der Server hat keine Werte davon zu verteilen.</translation>
    </message>
    <message numerus="yes">
        <source>becomes shared and starts empty. Each device&apos;s own values are initialized; so are those of %Ln user(s) that wait to be pushed.</source>
        <translation>
            <numerusform>wird gemeinsam und beginnt leer. Die eigenen Werte jedes Geräts werden initialisiert; ebenso die von %Ln Benutzer, die noch verteilt werden sollten.</numerusform>
            <numerusform>wird gemeinsam und beginnt leer. Die eigenen Werte jedes Geräts werden initialisiert; ebenso die von %Ln Benutzern, die noch verteilt werden sollten.</numerusform>
        </translation>
    </message>
    <message>
        <source>becomes shared and starts empty. Each device&apos;s own values are initialized.</source>
        <translation>wird gemeinsam und beginnt leer. Die eigenen Werte jedes Geräts werden initialisiert.</translation>
    </message>
    <message>
        <source>Shared across All Devices</source>
        <translation>Auf allen Geräten gemeinsam</translation>
    </message>
    <message>
        <source>Device-Specific (Not Shared)</source>
        <translation>Gerätespezifisch (nicht gemeinsam)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>an item, and what becomes of it</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>(values of %Ln user(s))</source>
        <translation>
            <numerusform>(Werte von %Ln Benutzer)</numerusform>
            <numerusform>(Werte von %Ln Benutzern)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The sharing of %Ln item(s) was changed</source>
        <translation>
            <numerusform>Die Freigabe von %Ln Element wurde geändert</numerusform>
            <numerusform>Die Freigabe von %Ln Elementen wurde geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>(values on the server: %1 pushed or shared again, %2 initialized).</source>
        <translation>(Werte auf dem Server: %1 verteilt oder wieder gemeinsam, %2 initialisiert).</translation>
    </message>
    <message>
        <source>The server&apos;s data of before are in the backup %1; [Back Up] lists it.</source>
        <translation>Die vorherigen Daten des Servers sind in der Sicherung %1; die Seite [Sichern] listet sie auf.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SharingJobs</name>
    <message>
        <source>Nobody is signed in: nothing was done. Sign in, then try again.</source>
        <translation>Niemand ist angemeldet: Nichts wurde getan. Melden Sie sich an, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Start Them Again</source>
        <translation>Wieder starten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Element</numerusform>
            <numerusform>%Ln Elemente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) were stopped.</source>
        <translation>
            <numerusform>%Ln Client wurde gestoppt.</numerusform>
            <numerusform>%Ln Clients wurden gestoppt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not connected, and told at their next contact: %1.</source>
        <translation>Nicht verbunden, erfahren es beim nächsten Kontakt: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) were started.</source>
        <translation>
            <numerusform>%Ln Client wurde gestartet.</numerusform>
            <numerusform>%Ln Clients wurden gestartet.</numerusform>
        </translation>
    </message>
    <message>
        <source>These have not answered and start at their next contact; see that they are on and reach the network: %1.</source>
        <translation>Diese haben nicht geantwortet und starten beim nächsten Kontakt; prüfen Sie, ob sie eingeschaltet und im Netzwerk sind: %1.</translation>
    </message>
    <message>
        <source>The device&apos;s values are not waited for any more: every device may start.</source>
        <translation>Auf die Werte des Geräts wird nicht mehr gewartet: Jedes Gerät darf starten.</translation>
    </message>
    <message>
        <source>Giving up the device&apos;s values</source>
        <translation>Verzicht auf die Werte des Geräts</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SharingModel</name>
    <message>
        <source>All items</source>
        <translation>Alle Elemente</translation>
    </message>
    <message>
        <source>Always shared</source>
        <translation>Immer gemeinsam</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Element</numerusform>
            <numerusform>%Ln Elemente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln shared</source>
        <translation>
            <numerusform>%1 von %Ln gemeinsam</numerusform>
            <numerusform>%1 von %Ln gemeinsam</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1 (geändert)</translation>
    </message>
    <message>
        <source>%1: always shared across all devices; it cannot be chosen</source>
        <translation>%1: immer auf allen Geräten gemeinsam; kann nicht gewählt werden</translation>
    </message>
    <message>
        <source>%1, now: %2</source>
        <translation>%1, jetzt: %2</translation>
    </message>
    <message>
        <source>Item (ticked: shared)</source>
        <translation>Element (angekreuzt: gemeinsam)</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Freigabe</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SharingPage</name>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Data Sharing Details</source>
        <translation>Details der Datenfreigabe</translation>
    </message>
    <message>
        <source>Which items all devices share, and which each has for itself</source>
        <translation>Welche Elemente alle Geräte gemeinsam haben und welche jedes für sich</translation>
    </message>
    <message>
        <source>&amp;Share All</source>
        <translation>Alle &amp;gemeinsam</translation>
    </message>
    <message>
        <source>Make All Device-Spe&amp;cific</source>
        <translation>Alle geräte&amp;spezifisch</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>Earlier Changes</source>
        <translation>Frühere Änderungen</translation>
    </message>
    <message>
        <source>Items and their scopes</source>
        <translation>Elemente und ihre Freigabe</translation>
    </message>
    <message>
        <source>Reading which items are shared</source>
        <translation>Lesen der Datenfreigabe</translation>
    </message>
    <message>
        <source>All items are shared across all devices.</source>
        <translation>Alle Elemente sind auf allen Geräten gemeinsam.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) are device-specific; all others are shared across all devices.</source>
        <translation>
            <numerusform>%Ln Element ist gerätespezifisch; alle anderen sind auf allen Geräten gemeinsam.</numerusform>
            <numerusform>%Ln Elemente sind gerätespezifisch; alle anderen sind auf allen Geräten gemeinsam.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Started: %1 of %Ln device(s).</source>
        <translation>
            <numerusform>Gestartet: %1 von %Ln Gerät.</numerusform>
            <numerusform>Gestartet: %1 von %Ln Geräten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest change has not reached %Ln device(s); it does at their next start.</source>
        <translation>
            <numerusform>Die neueste Änderung hat %Ln Gerät noch nicht erreicht; das geschieht bei seinem nächsten Start.</numerusform>
            <numerusform>Die neueste Änderung hat %Ln Geräte noch nicht erreicht; das geschieht bei ihrem nächsten Start.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) run, and must be stopped before anything can be changed: %1.</source>
        <translation>
            <numerusform>%Ln Client läuft und muss gestoppt werden, bevor etwas geändert werden kann: %1.</numerusform>
            <numerusform>%Ln Clients laufen und müssen gestoppt werden, bevor etwas geändert werden kann: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop All Clients</source>
        <translation>Alle Clients stoppen</translation>
    </message>
    <message>
        <source>Other work on the data must end first: %1. Wait for it, or cancel it below.</source>
        <translation>Andere Arbeit an den Daten muss zuerst enden: %1. Warten Sie darauf, oder brechen Sie sie unten ab.</translation>
    </message>
    <message>
        <source>Looking at what would change</source>
        <translation>Ermitteln, was sich ändern würde</translation>
    </message>
    <message>
        <source>Undoing the change</source>
        <translation>Rückgängigmachen der Änderung</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SignIn</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>&amp;Sign In</source>
        <translation>A&amp;nmelden</translation>
    </message>
    <message>
        <source>&amp;Forgotten password?</source>
        <translation>Passwort &amp;vergessen?</translation>
    </message>
    <message>
        <source>Command that sets a new password</source>
        <translation>Befehl, der ein neues Passwort setzt</translation>
    </message>
    <message>
        <source>System &amp;Manager ID</source>
        <translation>System&amp;manager-ID</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Whoever owns the data folder of this machine sets a new password by this command, also while the console runs:</source>
        <translation>Wem der Datenordner dieses Rechners gehört, setzt mit diesem Befehl ein neues Passwort, auch während die Konsole läuft:</translation>
    </message>
    <message>
        <source>Enter the System Manager ID and the password.</source>
        <translation>Geben Sie die Systemmanager-ID und das Passwort ein.</translation>
    </message>
    <message>
        <source>Checking the password</source>
        <translation>Passwort prüfen</translation>
    </message>
    <message>
        <source>There were too many wrong passwords for this ID. Try again in %1.</source>
        <translation>Es gab zu viele falsche Passwörter für diese ID. Versuchen Sie es in %1 erneut.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::StandbyPanel</name>
    <message>
        <source>&amp;Department ID Management</source>
        <translation>Abteilungs-I&amp;D-Verwaltung</translation>
    </message>
    <message>
        <source>&amp;Leave Standby…</source>
        <translation>Bereitschaft &amp;beenden…</translation>
    </message>
    <message>
        <source>State of standby</source>
        <translation>Stand der Bereitschaft</translation>
    </message>
    <message>
        <source>To be entered and compared on the server</source>
        <translation>Auf dem Server einzugeben und zu vergleichen</translation>
    </message>
    <message>
        <source>Address of this machine</source>
        <translation>Adresse dieses Rechners</translation>
    </message>
    <message>
        <source>Fingerprint of this machine</source>
        <translation>Fingerabdruck dieses Rechners</translation>
    </message>
    <message>
        <source>With the ID and the password of an administrator of this machine.</source>
        <translation>Dazu ID und Passwort eines Administrators dieses Rechners.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Servers refuse a destination where it is on. This product manages no department IDs itself.</source>
        <translation>Server weisen ein Ziel ab, auf dem sie an ist. Dieses Produkt verwaltet selbst keine Abteilungs-IDs.</translation>
    </message>
    <message>
        <source>&amp;Take Over…</source>
        <translation>&amp;Übernehmen…</translation>
    </message>
    <message>
        <source>Makes this machine the server, with the copy that it holds</source>
        <translation>Macht diesen Rechner zum Server, mit der Kopie, die er hat</translation>
    </message>
</context>
<context>
    <name>retinue::ui::StartupWindow</name>
    <message>
        <source>Another program already serves the data folder %1.</source>
        <translation>Ein anderes Programm verwendet den Datenordner %1 bereits.</translation>
    </message>
    <message>
        <source>End that program (for a service: systemctl stop retinued), then try again; or start the console with --data and another folder.</source>
        <translation>Beenden Sie dieses Programm (einen Dienst mit: systemctl stop retinued) und versuchen Sie es dann erneut; oder starten Sie die Konsole mit --data und einem anderen Ordner.</translation>
    </message>
    <message>
        <source>The data folder %1 cannot be used.</source>
        <translation>Der Datenordner %1 kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Check that the disk is there, that it is not read-only, and that you may write to it.</source>
        <translation>Prüfen Sie, ob der Datenträger vorhanden und nicht schreibgeschützt ist und ob Sie darauf schreiben dürfen.</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Retinue</source>
        <translation>Retinue</translation>
    </message>
    <message>
        <source>Opening the data folder</source>
        <translation>Datenordner öffnen</translation>
    </message>
    <message>
        <source>Opening the data folder %1</source>
        <translation>Datenordner %1 öffnen</translation>
    </message>
    <message>
        <source>After an unclean end the stored data are checked first; that can take a minute.</source>
        <translation>Nach einem unsauberen Ende werden die gespeicherten Daten zuerst geprüft; das kann eine Minute dauern.</translation>
    </message>
    <message>
        <source>The disk of the data folder %1 is full.</source>
        <translation>Der Datenträger des Datenordners %1 ist voll.</translation>
    </message>
    <message>
        <source>Free some space, then try again. What is stored is still there.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es erneut. Was gespeichert ist, ist noch da.</translation>
    </message>
    <message>
        <source>Taking over for the server that this machine stood by for</source>
        <translation>Übernahme für den Server, für den dieser Rechner bereitstand</translation>
    </message>
    <message>
        <source>Its copy is read and proven first, then it becomes the store of this machine. Cut short, this machine stands by as before, or goes on at the next start.</source>
        <translation>Seine Kopie wird zuerst gelesen und geprüft, dann wird sie zum Speicher dieses Rechners. Wird das abgebrochen, so steht dieser Rechner bereit wie zuvor, oder es geht beim nächsten Start weiter.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SystemLogCard</name>
    <message>
        <source>Failures to the system&apos;s log</source>
        <translation>Störungen ins Protokoll des Systems</translation>
    </message>
    <message>
        <source>Write failures to the system&apos;s log</source>
        <translation>Störungen ins Protokoll des Systems schreiben</translation>
    </message>
    <message>
        <source>The log of this machine (syslog, or Windows&apos; event log), which other programs may watch or carry on.</source>
        <translation>Das Protokoll dieses Rechners (syslog oder Ereignisprotokoll von Windows), das andere Programme beobachten oder weiterleiten können.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::TakeOverDialog</name>
    <message>
        <source>&amp;Take Over</source>
        <translation>Ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>Take Over %1 From a Device</source>
        <translation>%1 von einem Gerät übernehmen</translation>
    </message>
    <message>
        <source>&amp;Device whose copy becomes the data:</source>
        <translation>&amp;Gerät, dessen Kopie zum Datenbestand wird:</translation>
    </message>
    <message>
        <source>Device whose copy becomes the data</source>
        <translation>Gerät, dessen Kopie zum Datenbestand wird</translation>
    </message>
    <message>
        <source>What the server has of %1 goes to Recently Deleted. The device is stopped and started for it, and its copy goes up; if none comes, the server&apos;s data are brought back.</source>
        <translation>Was der Server von %1 hat, kommt nach „Zuletzt gelöscht“. Das Gerät wird dafür gestoppt und gestartet, und seine Kopie wird übertragen; kommt keine, werden die Daten des Servers wiederhergestellt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>device, location</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No device holds a copy. Log in as this user at one first.</source>
        <translation>Kein Gerät hat eine Kopie. Melden Sie sich zuerst an einem als dieser Benutzer an.</translation>
    </message>
    <message>
        <source>Connected now.</source>
        <translation>Jetzt verbunden.</translation>
    </message>
    <message>
        <source>Not connected now. Try again when it is switched on.</source>
        <translation>Jetzt nicht verbunden. Versuchen Sie es erneut, wenn es eingeschaltet ist.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ThisMachinePage</name>
    <message>
        <source>This Machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Its role, its own client and the panel of that</source>
        <translation>Seine Rolle, sein eigener Client und dessen Bedienfeld</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>Ä&amp;ndern…</translation>
    </message>
    <message>
        <source>&amp;Delete Local Data…</source>
        <translation>Lokale Daten &amp;löschen…</translation>
    </message>
    <message>
        <source>Local Users</source>
        <translation>Lokale Benutzer</translation>
    </message>
    <message>
        <source>Communication Log</source>
        <translation>Kommunikationsprotokoll</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Change the role of this machine</source>
        <translation>Rolle dieses Rechners ändern</translation>
    </message>
    <message>
        <source>Local users and groups</source>
        <translation>Lokale Benutzer und Gruppen</translation>
    </message>
    <message>
        <source>The remedy when one user&apos;s data differ from the server&apos;s: delete, then log in again.</source>
        <translation>Abhilfe, wenn die Daten eines Benutzers von denen des Servers abweichen: löschen, dann erneut anmelden.</translation>
    </message>
    <message>
        <source>Communication log</source>
        <translation>Kommunikationsprotokoll</translation>
    </message>
    <message>
        <source>Warning: the server was unreachable for a while. Error: a limit was exceeded, or the authentication failed.</source>
        <translation>Warnung: Der Server war eine Zeit lang nicht erreichbar. Fehler: Eine Grenze wurde überschritten, oder die Authentifizierung ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Noch nicht gewählt</translation>
    </message>
    <message>
        <source>Changing the role</source>
        <translation>Rolle ändern</translation>
    </message>
    <message>
        <source>The role of this machine is now: %1.</source>
        <translation>Die Rolle dieses Rechners ist jetzt: %1.</translation>
    </message>
    <message>
        <source>This machine takes part in its own server&apos;s synchronization.</source>
        <translation>Dieser Rechner nimmt an der Synchronisierung seines eigenen Servers teil.</translation>
    </message>
    <message>
        <source>Enrolling this machine at its own server</source>
        <translation>Diesen Rechner bei seinem eigenen Server registrieren</translation>
    </message>
    <message>
        <source>Starting the client of this machine</source>
        <translation>Client dieses Rechners starten</translation>
    </message>
    <message>
        <source>It is stopped here, but the server could not be told yet</source>
        <translation>Er ist hier gestoppt, aber der Server konnte noch nicht informiert werden</translation>
    </message>
    <message>
        <source>This machine is enrolled.</source>
        <translation>Dieser Rechner ist registriert.</translation>
    </message>
    <message>
        <source>Deleting local data</source>
        <translation>Lokale Daten löschen</translation>
    </message>
    <message>
        <source>The local data of %1 are deleted. The next login brings the server&apos;s.</source>
        <translation>Die lokalen Daten von %1 sind gelöscht. Die nächste Anmeldung bringt die des Servers.</translation>
    </message>
    <message>
        <source>Local users or communication log</source>
        <translation>Lokale Benutzer oder Kommunikationsprotokoll</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Tray</name>
    <message>
        <source>&amp;Open Retinue</source>
        <translation>Retinue ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
</context>
<context>
    <name>retinue::ui::UnsentModel</name>
    <message>
        <source>(name not kept)</source>
        <translation>(Name nicht aufbewahrt)</translation>
    </message>
    <message>
        <source>It was renamed or deleted for good here, so that its former name is not kept.</source>
        <translation>Hier wurde umbenannt oder endgültig gelöscht, daher ist der frühere Name nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>User or group</source>
        <translation>Benutzer oder Gruppe</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
</context>
<context>
    <name>retinue::ui::UnsentPanel</name>
    <message>
        <source>Sea&amp;l it under a passphrase, and put stored credentials in</source>
        <translation>Mit einer Passphrase &amp;versiegeln und gespeicherte Anmeldedaten aufnehmen</translation>
    </message>
    <message>
        <source>Save T&amp;hem…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Comparing with the last copy…</source>
        <translation>Wird mit der letzten Kopie verglichen…</translation>
    </message>
    <message>
        <source>What is not at the new server</source>
        <translation>Was nicht auf dem neuen Server ist</translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation>&amp;Passphrase:</translation>
    </message>
    <message>
        <source>Writes the changed settings into a file for an import on the new server</source>
        <translation>Schreibt die geänderten Einstellungen in eine Datei, die auf dem neuen Server importiert wird</translation>
    </message>
    <message>
        <source>The new server has everything</source>
        <translation>Der neue Server hat alles</translation>
    </message>
    <message>
        <source>Nothing was changed here after the copy of %1, which it has.</source>
        <translation>Nach der Kopie von %1, mit der er übernommen hat, wurde hier nichts geändert.</translation>
    </message>
    <message>
        <source>Save for the New Server</source>
        <translation>Für den neuen Server speichern</translation>
    </message>
    <message>
        <source>Retinue package</source>
        <translation>Retinue-Paket</translation>
    </message>
</context>
<context>
    <name>retinue::ui::UnsentText</name>
    <message numerus="yes">
        <source>%Ln setting(s)</source>
        <translation>
            <numerusform>%Ln Einstellung</numerusform>
            <numerusform>%Ln Einstellungen</numerusform>
        </translation>
    </message>
    <message>
        <source>No setting was changed here after the copy of %1, which the new server has.</source>
        <translation>Nach der Kopie von %1, die der neue Server hat, wurde hier keine Einstellung geändert.</translation>
    </message>
    <message>
        <source>Nothing is stored here.</source>
        <translation>Hier ist nichts gespeichert.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Changed here after the copy of %1, the newest that the new server is sure to have: %2.</source>
        <translation>Nach der Kopie von %1, der neuesten, die der neue Server sicher hat, hier geändert: %2.</translation>
    </message>
    <message>
        <source>Which copy of this store the new server has is not known, so that all of it counts as changed: %1.</source>
        <translation>Welche Kopie dieses Bestands der neue Server hat, ist nicht bekannt; daher gilt alles als geändert: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are stored credentials: they are saved under a passphrase only.</source>
        <translation>
            <numerusform>%Ln davon sind gespeicherte Anmeldedaten: Sie werden nur mit einer Passphrase gespeichert.</numerusform>
            <numerusform>%Ln davon sind gespeicherte Anmeldedaten: Sie werden nur mit einer Passphrase gespeichert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are of a kind that no file holds, such as histories.</source>
        <translation>
            <numerusform>%Ln davon ist von einer Art, die keine Datei aufnimmt, etwa ein Verlauf.</numerusform>
            <numerusform>%Ln davon sind von einer Art, die keine Datei aufnimmt, etwa Verläufe.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) were deleted here. No file holds that: delete them on the new server, too, if they are there and are to go.</source>
        <translation>
            <numerusform>%Ln Einstellung wurde hier gelöscht. Das nimmt keine Datei auf: Löschen Sie sie auch auf dem neuen Server, falls sie dort ist und weg soll.</numerusform>
            <numerusform>%Ln Einstellungen wurden hier gelöscht. Das nimmt keine Datei auf: Löschen Sie sie auch auf dem neuen Server, falls sie dort sind und weg sollen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) or group(s) were deleted here. No file holds that: delete them on the new server, too, if they are there and are to go.</source>
        <translation>
            <numerusform>%Ln Benutzer oder Gruppe wurde hier gelöscht. Das nimmt keine Datei auf: Löschen Sie sie auch auf dem neuen Server, falls sie dort ist und weg soll.</numerusform>
            <numerusform>%Ln Benutzer oder Gruppen wurden hier gelöscht. Das nimmt keine Datei auf: Löschen Sie sie auch auf dem neuen Server, falls sie dort sind und weg sollen.</numerusform>
        </translation>
    </message>
    <message>
        <source>What else was deleted here cannot be told any more.</source>
        <translation>Was hier sonst noch gelöscht wurde, lässt sich nicht mehr sagen.</translation>
    </message>
    <message>
        <source>Something else was changed here after the copy, such as the scope of an item. No file holds that.</source>
        <translation>Nach der Kopie wurde hier noch etwas anderes geändert, etwa die Freigabe eines Elements. Das nimmt keine Datei auf.</translation>
    </message>
    <message numerus="yes">
        <source>The newest are listed; %Ln more are not.</source>
        <translation>
            <numerusform>Die neuesten sind aufgeführt, %Ln weitere nicht.</numerusform>
            <numerusform>Die neuesten sind aufgeführt, %Ln weitere nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Deleted, and there again</source>
        <translation>Gelöscht und wieder da</translation>
    </message>
    <message>
        <source>Deleted with all settings</source>
        <translation>Mit allen Einstellungen gelöscht</translation>
    </message>
    <message>
        <source>Changed otherwise (in no file)</source>
        <translation>Anderweitig geändert (in keiner Datei)</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changed (saved under a passphrase only)</source>
        <translation>Geändert (nur mit Passphrase gespeichert)</translation>
    </message>
    <message>
        <source>Changed (in no file)</source>
        <translation>Geändert (in keiner Datei)</translation>
    </message>
    <message>
        <source>Saved: %1 (%2). Import the file on the new server, on its page [Import and Export]; it shows beforehand what becomes of each setting.</source>
        <translation>Gespeichert: %1 (%2). Importieren Sie die Datei auf dem neuen Server, auf seiner Seite [Importieren und Exportieren]; sie zeigt vorher, was aus jeder Einstellung wird.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) left out, for want of a passphrase.</source>
        <translation>
            <numerusform>%Ln gespeicherte Anmeldedaten ausgelassen, weil keine Passphrase angegeben war.</numerusform>
            <numerusform>%Ln gespeicherte Anmeldedaten ausgelassen, weil keine Passphrase angegeben war.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) could not be read.</source>
        <translation>
            <numerusform>%Ln gespeicherte Anmeldedaten konnten nicht gelesen werden.</numerusform>
            <numerusform>%Ln gespeicherte Anmeldedaten konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) of a kind that no file holds left out.</source>
        <translation>
            <numerusform>%Ln Einstellung einer Art ausgelassen, die keine Datei aufnimmt.</numerusform>
            <numerusform>%Ln Einstellungen einer Art ausgelassen, die keine Datei aufnimmt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) that are not valid left out.</source>
        <translation>
            <numerusform>%Ln ungültiger Wert ausgelassen.</numerusform>
            <numerusform>%Ln ungültige Werte ausgelassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::UserData</name>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>Alle Geräte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln Benutzer</numerusform>
            <numerusform>%Ln Benutzer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln Gruppe</numerusform>
            <numerusform>%Ln Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Removed device</source>
        <translation>Entferntes Gerät</translation>
    </message>
    <message>
        <source>Pieces of it are still in the database&apos;s files; they are removed within a day.</source>
        <translation>Teile davon liegen noch in den Dateien der Datenbank; sie werden innerhalb eines Tages entfernt.</translation>
    </message>
    <message>
        <source>Unused parts of the database still hold pieces of it; they are overwritten at the server&apos;s next start.</source>
        <translation>Unbenutzte Bereiche der Datenbank enthalten noch Teile davon; sie werden beim nächsten Start des Servers überschrieben.</translation>
    </message>
</context>
<context>
    <name>retinue::ui::WebhookCard</name>
    <message>
        <source>Failures to a webhook</source>
        <translation>Störungen an einen Webhook</translation>
    </message>
    <message>
        <source>Send failures to a webhook</source>
        <translation>Störungen an einen Webhook senden</translation>
    </message>
    <message>
        <source>JSON by HTTPS to a service of yours: a chat, a pager, a monitoring system. The help has what is sent.</source>
        <translation>JSON über HTTPS an einen Dienst von Ihnen: Chat, Pager, Überwachung. Was gesendet wird, steht in der Hilfe.</translation>
    </message>
    <message>
        <source>Forget the secret that is kept</source>
        <translation>Das gespeicherte Geheimnis vergessen</translation>
    </message>
    <message>
        <source>Address:</source>
        <translation>Adresse:</translation>
    </message>
    <message>
        <source>Secret:</source>
        <translation>Geheimnis:</translation>
    </message>
    <message>
        <source>kept; enter another one to change it</source>
        <translation>gespeichert; zum Ändern ein anderes eingeben</translation>
    </message>
    <message>
        <source>optional; sent as a bearer token</source>
        <translation>optional; wird als Bearer-Token gesendet</translation>
    </message>
</context>
<context>
    <name>retinue::ui::WindowPanel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No longer complete: %1. Prepare again before you export.</source>
        <translation>Nicht mehr vollständig: %1. Bereiten Sie vor dem Export erneut vor.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>Until the export is done, let nobody log in at this machine&apos;s panel who is not prepared: their settings may push out prepared ones.</source>
        <translation>Lassen Sie niemanden, der nicht vorbereitet ist, sich am Bedienfeld dieses Rechners anmelden, bis der Export fertig ist: Dessen Einstellungen können vorbereitete verdrängen.</translation>
    </message>
    <message>
        <source>Importing and exporting are allowed until %1</source>
        <translation>Import und Export sind bis %1 erlaubt</translation>
    </message>
    <message>
        <source>Importing and exporting are not allowed while the client runs. Choose users and groups, and prepare them.</source>
        <translation>Import und Export sind nicht erlaubt, solange der Client läuft. Wählen Sie Benutzer und Gruppen aus, und bereiten Sie sie vor.</translation>
    </message>
    <message>
        <source>The client is stopped: importing and exporting are allowed. Exported are those whose data are on this machine.</source>
        <translation>Der Client ist angehalten: Importieren und Exportieren sind erlaubt. Exportiert werden die, deren Daten auf diesem Rechner sind.</translation>
    </message>
</context>
</TS>
