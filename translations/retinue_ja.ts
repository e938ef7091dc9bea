<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>Reason</name>
    <message>
        <source>files of this kind hold mail addresses only, no entries of the kind %1</source>
        <translation>この種類のファイルに入るのはメールアドレスだけで、種類 %1 のエントリーは入りません</translation>
    </message>
    <message>
        <source>the file is of another version than 0x0002 and 0x0003; it was read like 0x0003, columns that are not known were kept</source>
        <translation>ファイルのバージョンが 0x0002 でも 0x0003 でもありません。0x0003 として読み込み、不明な列は残しました</translation>
    </message>
    <message>
        <source>stands beside a loginusername; an entry belongs to a user or to a group</source>
        <translation>loginusername と同時に指定されています。エントリーはユーザーかグループのどちらか一方のものです</translation>
    </message>
    <message>
        <source>the name has a mark of characters that could not be read once, so its %1 entries were left out; rename it</source>
        <translation>名前に、読み取れなかった文字の印があるため、そのエントリー %1 件を除きました。名前を変更してください</translation>
    </message>
    <message>
        <source>the name has characters that %1 does not have, so its %2 entries were left out; export in UTF-8</source>
        <translation>名前に %1 にない文字があるため、そのエントリー %2 件を除きました。UTF-8 でエクスポートしてください</translation>
    </message>
    <message>
        <source>%1 entries have fields that no column of the file holds</source>
        <translation>ファイルに列がない項目を持つエントリーが %1 件あります</translation>
    </message>
    <message>
        <source>is the entry of line %1 again; the earlier one was kept</source>
        <translation>%1 行目のエントリーと重複しています。先のものを残しました</translation>
    </message>
    <message>
        <source>%1; correct it on the device or in the file</source>
        <translation>%1。デバイスまたはファイルで修正してください</translation>
    </message>
    <message>
        <source>%1 members of the group are not among the good entries of its owner and were left out</source>
        <translation>グループのメンバー %1 件は、所有者の有効なエントリーにないため除きました</translation>
    </message>
    <message>
        <source>%1 members of the group are groups that contain it again, directly or through others, and were left out</source>
        <translation>グループのメンバー %1 件は、直接または他のグループを通じてこのグループを含むグループのため除きました</translation>
    </message>
    <message>
        <source>the list of this owner: %1</source>
        <translation>この所有者のリスト：%1</translation>
    </message>
    <message>
        <source>the entry was taken over without its password: %1</source>
        <translation>エントリーはパスワードなしで取り込みました：%1</translation>
    </message>
    <message>
        <source>a keychain holds %1 at most</source>
        <translation>キーチェーンに入るのは最大 %1 件です</translation>
    </message>
    <message>
        <source>the passwords of this user&apos;s folders were left out: %1</source>
        <translation>このユーザーのフォルダーのパスワードを除きました：%1</translation>
    </message>
    <message>
        <source>%1 passwords are encrypted by the device and were left out; enter them again, or export with plain passwords</source>
        <translation>パスワード %1 件はデバイスが暗号化しているため除きました。もう一度入力するか、暗号化しないパスワードでエクスポートしてください</translation>
    </message>
    <message>
        <source>%1 passwords of groups&apos; folders were left out: only users have a keychain</source>
        <translation>グループのフォルダーのパスワード %1 件を除きました。キーチェーンを持つのはユーザーだけです</translation>
    </message>
    <message>
        <source>%1 entries are the device&apos;s own and belong to no user or group; name an owner to take them over</source>
        <translation>エントリー %1 件はデバイス自身のもので、ユーザーにもグループにも属しません。取り込むには所有者を指定してください</translation>
    </message>
    <message>
        <source>has a line that is no &quot;name: value&quot;</source>
        <translation>「名前: 値」の形でない行があります</translation>
    </message>
    <message>
        <source>refers to another file, which is not read; write the value itself</source>
        <translation>別のファイルを参照していますが、それは読み込まれません。値そのものを書いてください</translation>
    </message>
    <message>
        <source>is no base64, although it says so with ::</source>
        <translation>:: で Base64 としていますが、Base64 ではありません</translation>
    </message>
    <message>
        <source>is base64 of bytes that are no text</source>
        <translation>Base64 の内容がテキストではありません</translation>
    </message>
    <message>
        <source>has bytes that are not of the file&apos;s charset, or control characters</source>
        <translation>ファイルの文字コードにないバイト、または制御文字があります</translation>
    </message>
    <message>
        <source>is one of more than %1 lines of a record</source>
        <translation>1つのレコードの行が %1 行を超えています</translation>
    </message>
    <message>
        <source>is there twice</source>
        <translation>2回あります</translation>
    </message>
    <message>
        <source>the record has no destination that is known (mail, fax, folder); leave it on the device</source>
        <translation>レコードに既知の宛先（メール、ファクス、フォルダー）がありません。デバイスに残してください</translation>
    </message>
    <message>
        <source>%1 passwords were left out: they are the device&apos;s or the directory&apos;s own; enter them again on the device</source>
        <translation>パスワード %1 件を除きました。デバイスまたはディレクトリ自身のものです。デバイスでもう一度入力してください</translation>
    </message>
    <message>
        <source>files of this kind hold no entries of the kind %1</source>
        <translation>この種類のファイルには種類 %1 のエントリーは入りません</translation>
    </message>
    <message>
        <source>%1 members of a group are not in the file</source>
        <translation>グループのメンバー %1 件がファイルにありません</translation>
    </message>
    <message>
        <source>a group has one destination of a person, the file only has the whole person in it</source>
        <translation>グループには個人の宛先が1つだけ入っていますが、ファイルには個人全体しか入れられません</translation>
    </message>
    <message>
        <source>has a quoted value that goes on over more than 16384 characters of lines; look for a stray quote</source>
        <translation>引用符で囲まれた値が 16384 文字を超えて複数行に続いています。余分な引用符を探してください</translation>
    </message>
    <message>
        <source>has more than 512 values</source>
        <translation>値が 512 個を超えています</translation>
    </message>
    <message>
        <source>has text between a closing quote and the next value; write a quote inside a value twice</source>
        <translation>閉じる引用符と次の値の間に文字があります。値の中の引用符は2つ続けて書いてください</translation>
    </message>
    <message>
        <source>has a quote that is not closed</source>
        <translation>引用符が閉じられていません</translation>
    </message>
    <message>
        <source>has characters that %1 does not have; ? stands in their place, export in UTF-8 to keep them</source>
        <translation>%1 にない文字があり、代わりに ? が入ります。残すには UTF-8 でエクスポートしてください</translation>
    </message>
    <message>
        <source>the file has more than %1 MiB, and importing refuses such; export fewer owners into one file, or a package</source>
        <translation>ファイルが %1 MiB を超えており、インポートできません。1つのファイルの所有者を減らすか、パッケージとしてエクスポートしてください</translation>
    </message>
    <message>
        <source>has control characters, or some that could not be read once; in the file they are blanks, or what has them is left out</source>
        <translation>制御文字、または読み取れなかった文字があります。ファイルでは空白になるか、それを含むものが除かれます</translation>
    </message>
    <message>
        <source>the record changes a directory; export entries, not changes</source>
        <translation>レコードがディレクトリの変更になっています。変更ではなくエントリーをエクスポートしてください</translation>
    </message>
    <message>
        <source>is missing; every record of LDIF begins with it</source>
        <translation>ありません。LDIF のレコードは必ずこれで始まります</translation>
    </message>
    <message>
        <source>%1 values that are no text (pictures, certificates) were left out</source>
        <translation>テキストでない値（画像、証明書）%1 件を除きました</translation>
    </message>
    <message>
        <source>is longer than %1 characters; shorten it</source>
        <translation>%1 文字を超えています。短くしてください</translation>
    </message>
    <message>
        <source>is empty; every user needs a user name</source>
        <translation>空です。どのユーザーにもユーザー名が必要です</translation>
    </message>
    <message>
        <source>contains a blank or one of \ / : * ? | &lt; &gt; [ ] ; , = + &quot;; rename the user</source>
        <translation>空白、または \ / : * ? | &lt; &gt; [ ] ; , = + &quot; のいずれかが含まれています。ユーザー名を変更してください</translation>
    </message>
    <message>
        <source>has more than %1 cards</source>
        <translation>カードが %1 枚を超えています</translation>
    </message>
    <message>
        <source>has a card that is not 1 to 8 letters and digits</source>
        <translation>1～8文字の英数字でないカードがあります</translation>
    </message>
    <message>
        <source>has more than %1 groups</source>
        <translation>グループが %1 個を超えています</translation>
    </message>
    <message>
        <source>%1; rename the user</source>
        <translation>%1。ユーザー名を変更してください</translation>
    </message>
    <message>
        <source>is not a number of up to 7 digits</source>
        <translation>7桁以内の数字ではありません</translation>
    </message>
    <message>
        <source>is the user of line %1 again; the earlier record was kept</source>
        <translation>%1 行目のユーザーと重複しています。先のレコードを残しました</translation>
    </message>
    <message>
        <source>%1: these are no personal settings, and stay with the device that manages its users</source>
        <translation>%1：これらは個人設定ではなく、ユーザーを管理するデバイスに残ります</translation>
    </message>
    <message>
        <source>%1 passwords were not taken over; devices keep them and authenticate their users themselves</source>
        <translation>パスワード %1 件は取り込みませんでした。デバイスに残り、ユーザーの認証はデバイスが行います</translation>
    </message>
    <message>
        <source>a group whose ID has characters that %1 does not have was left out: without them it would be another group; export in UTF-8</source>
        <translation>ID に %1 にない文字があるグループを除きました。その文字がないと別のグループになります。UTF-8 でエクスポートしてください</translation>
    </message>
    <message>
        <source>a group whose ID has ; or stands in brackets was left out: the column separates with ;</source>
        <translation>ID に ; を含むか、かっこで囲まれたグループを除きました。この列は ; で区切られます</translation>
    </message>
    <message>
        <source>is an earlier user&apos;s name again, in another domain; the file has no domains, and devices keep the earlier one</source>
        <translation>別のドメインの、先のユーザーと同じ名前です。ファイルにはドメインがなく、デバイスは先のものを残します</translation>
    </message>
    <message>
        <source>has a mark of characters that could not be read once; rename the user</source>
        <translation>読み取れなかった文字の印があります。ユーザー名を変更してください</translation>
    </message>
    <message>
        <source>has characters that %1 does not have; export in UTF-8</source>
        <translation>%1 にない文字があります。UTF-8 でエクスポートしてください</translation>
    </message>
    <message>
        <source>the groups were left out: the file has no column for them</source>
        <translation>グループを除きました。ファイルにそのための列がありません</translation>
    </message>
    <message>
        <source>the file has no column for it</source>
        <translation>ファイルにそのための列がありません</translation>
    </message>
    <message>
        <source>has control characters, or some that could not be read once; in the file they are blanks</source>
        <translation>制御文字、または読み取れなかった文字があります。ファイルでは空白になります</translation>
    </message>
    <message>
        <source>the file has no place for the login domain</source>
        <translation>ファイルにログインドメインを入れる場所がありません</translation>
    </message>
    <message>
        <source>files of this kind hold no groups that are known how to write</source>
        <translation>この種類のファイルにグループを書く方法は知られていません</translation>
    </message>
    <message>
        <source>is no item that this version knows for this kind of owner; update this machine, or take it out</source>
        <translation>このバージョンでは、この種類の所有者の項目として知られていません。本機を更新するか、取り除いてください</translation>
    </message>
    <message>
        <source>is secret, and the package is not one that holds secrets</source>
        <translation>秘密の項目ですが、パッケージは秘密を含むものではありません</translation>
    </message>
    <message>
        <source>can not be imported: it belongs to the device on which it came about</source>
        <translation>インポートできません。作られたデバイスに属するものです</translation>
    </message>
    <message>
        <source>its value is no object</source>
        <translation>値がオブジェクトではありません</translation>
    </message>
    <message>
        <source>is no array</source>
        <translation>配列ではありません</translation>
    </message>
    <message>
        <source>are more than %1</source>
        <translation>%1 個を超えています</translation>
    </message>
    <message>
        <source>one has an ID with a mark of characters that could not be read once</source>
        <translation>ID に、読み取れなかった文字の印があるものがあります</translation>
    </message>
    <message>
        <source>has a name with a mark of characters that could not be read once; correct the name</source>
        <translation>名前に、読み取れなかった文字の印があります。名前を修正してください</translation>
    </message>
    <message>
        <source>is an earlier owner again; the earlier one was kept</source>
        <translation>先の所有者と重複しています。先のものを残しました</translation>
    </message>
    <message>
        <source>are missing or no object</source>
        <translation>ないか、オブジェクトではありません</translation>
    </message>
    <message>
        <source>has %1 more of such problems</source>
        <translation>同じような問題がさらに %1 件あります</translation>
    </message>
    <message>
        <source>is missing; nothing is lost, because the JSON counts</source>
        <translation>ありません。JSON が優先されるため、失われるものはありません</translation>
    </message>
    <message>
        <source>it speaks of %1 users, %2 groups and %3 settings, the package has %4, %5 and %6; if nobody edited it, export again</source>
        <translation>ユーザー %1、グループ %2、設定 %3 とされていますが、パッケージには %4、%5、%6 あります。誰も編集していなければ、もう一度エクスポートしてください</translation>
    </message>
    <message>
        <source>is not in the manifest and was not read</source>
        <translation>マニフェストにないため、読み込みませんでした</translation>
    </message>
    <message>
        <source>was changed after the package was written; what it holds now counts</source>
        <translation>パッケージが書かれた後に変更されています。現在の内容が有効です</translation>
    </message>
    <message>
        <source>was changed after the package was written and does not count: the JSON does; to take the changes over, import the address book as a file of its own</source>
        <translation>パッケージが書かれた後に変更されていますが、使われません。JSON が優先されます。変更を取り込むには、アドレス帳を単独のファイルとしてインポートしてください</translation>
    </message>
    <message>
        <source>%1 entries do not keep it: the file has no place for it, or not as it is</source>
        <translation>エントリー %1 件で失われます。ファイルに場所がないか、そのままでは入りません</translation>
    </message>
    <message>
        <source>%1 more fields of entries are not kept</source>
        <translation>エントリーの項目がさらに %1 個失われます</translation>
    </message>
    <message>
        <source>%1 entries are in the file in a way that they are not read from it again; export them in another format as well</source>
        <translation>エントリー %1 件は、ファイルから再び読み取れない形で入っています。ほかの形式でもエクスポートしてください</translation>
    </message>
    <message>
        <source>%1 entries get fields that the format wants and they do not have</source>
        <translation>エントリー %1 件に、形式上必要で元にはない項目が加わります</translation>
    </message>
    <message>
        <source>%1 entries get other ids when the file is read; imported beside the list they came from, they would be in it twice</source>
        <translation>エントリー %1 件は、ファイルを読み込むと別の ID になります。元のリストに加えてインポートすると二重になります</translation>
    </message>
    <message>
        <source>of the list itself is not in the file</source>
        <translation>リスト自体の項目で、ファイルには入りません</translation>
    </message>
    <message>
        <source>has characters that %1 does not have, and would be another destination without them; export in UTF-8</source>
        <translation>%1 にない文字があり、それがないと別の宛先になります。UTF-8 でエクスポートしてください</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>ありません</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>空です</translation>
    </message>
    <message>
        <source>is not a string</source>
        <translation>文字列ではありません</translation>
    </message>
    <message>
        <source>is not an object</source>
        <translation>オブジェクトではありません</translation>
    </message>
    <message>
        <source>is missing or not an object</source>
        <translation>ないか、オブジェクトではありません</translation>
    </message>
    <message>
        <source>contains a control character</source>
        <translation>制御文字が含まれています</translation>
    </message>
    <message>
        <source>is neither true nor false</source>
        <translation>true でも false でもありません</translation>
    </message>
    <message>
        <source>is not an array of button ids</source>
        <translation>ボタン ID の配列ではありません</translation>
    </message>
    <message>
        <source>names a button that is not there</source>
        <translation>存在しないボタンを指しています</translation>
    </message>
    <message>
        <source>names a button twice</source>
        <translation>同じボタンを2回指しています</translation>
    </message>
    <message>
        <source>is not a time in milliseconds since 1970</source>
        <translation>1970年からのミリ秒の時刻ではありません</translation>
    </message>
    <message>
        <source>is not one of email, fax, i-fax, ip-fax, smb, ftp, webdav, group</source>
        <translation>email、fax、i-fax、ip-fax、smb、ftp、webdav、group のいずれでもありません</translation>
    </message>
    <message>
        <source>is not of the form name@domain</source>
        <translation>「名前@ドメイン」の形ではありません</translation>
    </message>
    <message>
        <source>has no digit</source>
        <translation>数字がありません</translation>
    </message>
    <message>
        <source>does not belong into an address list; store it in the user&apos;s keychain</source>
        <translation>アドレスリストには入れられません。ユーザーのキーチェーンに保存してください</translation>
    </message>
    <message>
        <source>is not an array of entry ids</source>
        <translation>エントリー ID の配列ではありません</translation>
    </message>
    <message>
        <source>names an entry that is not in this list</source>
        <translation>このリストにないエントリーを指しています</translation>
    </message>
    <message>
        <source>names an entry twice</source>
        <translation>同じエントリーを2回指しています</translation>
    </message>
    <message>
        <source>a group contains itself, directly or through other groups</source>
        <translation>グループが、直接または他のグループを通じて自分自身を含んでいます</translation>
    </message>
    <message>
        <source>must not be &quot;.&quot; or &quot;..&quot;</source>
        <translation>「.」または「..」は使えません</translation>
    </message>
    <message>
        <source>must not contain a backslash</source>
        <translation>円記号（バックスラッシュ）は使えません</translation>
    </message>
    <message>
        <source>is not one of email, g3fax, ipfax, ifax, remotefilesystem, groupfids</source>
        <translation>email、g3fax、ipfax、ifax、remotefilesystem、groupfids のいずれでもありません</translation>
    </message>
    <message>
        <source>is not one of smb, ftp, webdav</source>
        <translation>smb、ftp、webdav のいずれでもありません</translation>
    </message>
    <message>
        <source>is not one of user, group, all-devices</source>
        <translation>user、group、all-devices のいずれでもありません</translation>
    </message>
    <message>
        <source>is no text</source>
        <translation>テキストではありません</translation>
    </message>
    <message>
        <source>is longer than %1 characters</source>
        <translation>%1 文字を超えています</translation>
    </message>
    <message>
        <source>contains U+%1, which is not allowed in names</source>
        <translation>名前に使えない U+%1 が含まれています</translation>
    </message>
    <message>
        <source>an id in &quot;%1&quot; is not 1 to 64 of A-Z a-z 0-9 . _ : -</source>
        <translation>「%1」の ID が、A-Z a-z 0-9 . _ : - の 1～64 文字ではありません</translation>
    </message>
    <message>
        <source>there are %1 entries; at most %2 are allowed</source>
        <translation>エントリーが %1 件あります。最大 %2 件です</translation>
    </message>
    <message>
        <source>it has %1 bytes; at most %2 are allowed</source>
        <translation>%1 バイトあります。最大 %2 バイトです</translation>
    </message>
    <message>
        <source>the value has %1 bytes; at most %2 are allowed</source>
        <translation>値が %1 バイトあります。最大 %2 バイトです</translation>
    </message>
    <message>
        <source>the user name %1</source>
        <translation>ユーザー名：%1</translation>
    </message>
    <message>
        <source>the login domain %1</source>
        <translation>ログインドメイン：%1</translation>
    </message>
    <message>
        <source>the group ID %1</source>
        <translation>グループ ID：%1</translation>
    </message>
    <message>
        <source>entry %1: %2</source>
        <translation>エントリー %1：%2</translation>
    </message>
    <message>
        <source>button %1: %2</source>
        <translation>ボタン %1：%2</translation>
    </message>
    <message>
        <source>is not accepted: %1</source>
        <translation>受け付けられません：%1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; %2</source>
        <translation>「%1」：%2</translation>
    </message>
    <message>
        <source>user %1: %2</source>
        <translation>ユーザー %1：%2</translation>
    </message>
    <message>
        <source>group %1: %2</source>
        <translation>グループ %1：%2</translation>
    </message>
    <message>
        <source>all devices: %1</source>
        <translation>すべてのデバイス：%1</translation>
    </message>
    <message>
        <source>names other groups; which of them contains the other is not known, so they were left out of each other</source>
        <translation>ほかのグループを指していますが、どちらがどちらを含むのか不明なため、互いから除きました</translation>
    </message>
    <message>
        <source>is neither a path with a server (\\server\share) nor beside a Folder Server Name; the folder was left out, enter it again on the device</source>
        <translation>サーバーを含むパス（\\server\share）ではなく、Folder Server Name もありません。フォルダーを除きました。デバイスでもう一度入力してください</translation>
    </message>
    <message>
        <source>is neither U (user) nor G (group); leave the entry on the device</source>
        <translation>U（ユーザー）でも G（グループ）でもありません。エントリーはデバイスに残してください</translation>
    </message>
    <message>
        <source>is not &quot;data&quot;: the entry is of a kind that is not known; leave it on the device</source>
        <translation>「data」ではありません。エントリーが不明な種類です。デバイスに残してください</translation>
    </message>
    <message>
        <source>has %1 values for %2 columns; look for a missing comma, or a value with a comma that is not quoted</source>
        <translation>列 %2 個に対して値が %1 個あります。抜けているコンマ、または引用符で囲まれていないコンマを含む値を探してください</translation>
    </message>
    <message>
        <source>has bytes in column %1 that are not of the file&apos;s charset, or control characters</source>
        <translation>%1 列目に、ファイルの文字コードにないバイト、または制御文字があります</translation>
    </message>
    <message>
        <source>the record %1</source>
        <translation>レコード：%1</translation>
    </message>
    <message>
        <source>is neither 3.0 nor 4.0; export the card as one of them</source>
        <translation>3.0 でも 4.0 でもありません。どちらかでカードをエクスポートしてください</translation>
    </message>
    <message>
        <source>%1 pictures, sounds and keys were left out</source>
        <translation>画像、音声、鍵 %1 件を除きました</translation>
    </message>
    <message>
        <source>has a line (%1) that is no &quot;NAME:value&quot;</source>
        <translation>「NAME:値」の形でない行（%1）があります</translation>
    </message>
    <message>
        <source>has bytes that are not of the file&apos;s charset, or control characters (line %1)</source>
        <translation>ファイルの文字コードにないバイト、または制御文字があります（%1 行目）</translation>
    </message>
    <message>
        <source>is in quoted-printable, which cards of 3.0 and 4.0 do not have; export it again</source>
        <translation>3.0 と 4.0 のカードにはない Quoted-Printable です。もう一度エクスポートしてください</translation>
    </message>
    <message>
        <source>has more than %1 lines</source>
        <translation>%1 行を超えています</translation>
    </message>
    <message>
        <source>the card has no end; export it again</source>
        <translation>カードに終わりがありません。もう一度エクスポートしてください</translation>
    </message>
    <message>
        <source>is a distribution list, whose members the file names in a way that is not known; make the group again</source>
        <translation>配布リストですが、ファイルがメンバーを示す方法が不明です。グループを作り直してください</translation>
    </message>
    <message>
        <source>the destination for scans is only kept with the entry: which protocol the number means is not known; enter it again on the device</source>
        <translation>スキャンの宛先はエントリーに残すだけです。番号がどのプロトコルを指すのか不明です。デバイスでもう一度入力してください</translation>
    </message>
    <message>
        <source>with those of the file the groups would be more than %1; take some out</source>
        <translation>ファイルのものを加えるとグループが %1 個を超えます。いくつか取り除いてください</translation>
    </message>
    <message>
        <source>there is no such item; it may be of a newer version</source>
        <translation>この項目はありません。新しいバージョンのものかもしれません</translation>
    </message>
    <message>
        <source>this item does not belong to this kind of owner</source>
        <translation>この項目は、この種類の所有者のものではありません</translation>
    </message>
    <message>
        <source>this item cannot be imported; it stays with its device</source>
        <translation>この項目はインポートできません。デバイスに残ります</translation>
    </message>
    <message>
        <source>this item is device-specific: each device keeps its own values; import it on the devices, or share the item first</source>
        <translation>この項目はデバイス固有です。各デバイスがそれぞれの値を持ちます。デバイスでインポートするか、先に項目を共有にしてください</translation>
    </message>
    <message>
        <source>the stored credentials cannot be decrypted, so that nothing can be merged into them; delete them first</source>
        <translation>保存されている認証情報を復号できないため、何も統合できません。先に削除してください</translation>
    </message>
    <message>
        <source>the file is no text. What a device encrypts for itself (a Ricoh .udf, a backup of all settings) only devices read: export the address book as CSV there</source>
        <translation>テキストファイルではありません。デバイスが自分用に暗号化したもの（Ricoh の .udf、全設定のバックアップ）はデバイスしか読めません。デバイスでアドレス帳を CSV としてエクスポートしてください</translation>
    </message>
    <message>
        <source>the file is none that is known: a login-user CSV (a column row with uid), an address book (a column row with objectclass, or .abk), an address CSV of Sharp, Xerox, Konica Minolta or Ricoh, LDIF, or vCard</source>
        <translation>既知の形式ではありません。ログインユーザー CSV（uid を含む列見出し行）、アドレス帳（objectclass を含む列見出し行、または .abk）、Sharp・Xerox・Konica Minolta・Ricoh のアドレス CSV、LDIF、vCard のいずれかを使ってください</translation>
    </message>
    <message>
        <source>the file has no row that names the columns</source>
        <translation>列の名前を示す行がありません</translation>
    </message>
    <message>
        <source>the column objectclass or cn is missing</source>
        <translation>列 objectclass または cn がありません</translation>
    </message>
    <message>
        <source>the column uid is missing</source>
        <translation>列 uid がありません</translation>
    </message>
    <message>
        <source>the file is LDIF of another version than 1</source>
        <translation>バージョン 1 以外の LDIF ファイルです</translation>
    </message>
    <message>
        <source>it has no entry &quot;manifest.json&quot;: it is no package of this product, or it was packed again inside a folder</source>
        <translation>「manifest.json」がありません。この製品のパッケージではないか、フォルダーの中に入れて圧縮し直されています</translation>
    </message>
    <message>
        <source>it is no zip, or its end is cut off</source>
        <translation>zip ファイルではないか、末尾が欠けています</translation>
    </message>
    <message>
        <source>is damaged or cut off</source>
        <translation>破損しているか、途中で切れています</translation>
    </message>
    <message>
        <source>is not the same in the zip&apos;s directory</source>
        <translation>zip のディレクトリの記述と一致しません</translation>
    </message>
    <message>
        <source>is encrypted in the zip; only whole packages are sealed, with age</source>
        <translation>zip の中で暗号化されています。封印できるのはパッケージ全体（age 形式）だけです</translation>
    </message>
    <message>
        <source>is a link or another special file</source>
        <translation>リンクまたはその他の特殊なファイルです</translation>
    </message>
    <message>
        <source>is packed by another method than deflate; pack it again with an ordinary zip program</source>
        <translation>Deflate 以外の方式で圧縮されています。通常の zip プログラムで圧縮し直してください</translation>
    </message>
    <message>
        <source>is missing; export again, or copy the file again</source>
        <translation>ありません。もう一度エクスポートするか、ファイルをもう一度コピーしてください</translation>
    </message>
    <message>
        <source>is there twice: which one counts is not clear</source>
        <translation>2つあり、どちらが有効か分かりません</translation>
    </message>
    <message>
        <source>%1 has more than %2 MiB; divide it into several files</source>
        <translation>%1 は %2 MiB を超えています。複数のファイルに分けてください</translation>
    </message>
    <message>
        <source>the file has more than %1 MiB; export it in parts</source>
        <translation>ファイルが %1 MiB を超えています。分割してエクスポートしてください</translation>
    </message>
    <message>
        <source>column %1 of the column row repeats an earlier one</source>
        <translation>列見出し行の %1 列目が前の列と重複しています</translation>
    </message>
    <message>
        <source>column %1 of the column row has a name that cannot be read; check the charset</source>
        <translation>列見出し行の %1 列目の名前を読み取れません。文字コードを確認してください</translation>
    </message>
    <message>
        <source>the charset is not known; known are %1</source>
        <translation>不明な文字コードです。使えるのは %1 です</translation>
    </message>
    <message>
        <source>the file is not UTF-8 and does not say what it is; name its charset (%1)</source>
        <translation>ファイルは UTF-8 ではなく、文字コードも書かれていません。文字コードを選択してください（%1）</translation>
    </message>
    <message>
        <source>the package was written by a newer version of the product (format %1, this one reads up to %2); update this machine first</source>
        <translation>パッケージは新しいバージョンの製品で書かれています（形式 %1、このバージョンで読めるのは %2 まで）。先に本機を更新してください</translation>
    </message>
    <message>
        <source>the zip has more than %1 entries</source>
        <translation>zip のエントリーが %1 個を超えています</translation>
    </message>
    <message>
        <source>the directory of the zip has more than %1 MiB</source>
        <translation>zip のディレクトリが %1 MiB を超えています</translation>
    </message>
    <message>
        <source>the manifest names more than %1 entries</source>
        <translation>マニフェストのエントリーが %1 個を超えています</translation>
    </message>
    <message>
        <source>the manifest names &quot;%1&quot; twice</source>
        <translation>マニフェストに「%1」が2回あります</translation>
    </message>
    <message>
        <source>has more than %1 bytes</source>
        <translation>%1 バイトを超えています</translation>
    </message>
    <message>
        <source>and those before it have more than %1 bytes</source>
        <translation>それ以前のものと合わせて %1 バイトを超えています</translation>
    </message>
    <message>
        <source>unpacks to more than %1 times its size: it is a trap</source>
        <translation>展開すると %1 倍を超えます。不正なファイルです</translation>
    </message>
    <message>
        <source>and those before it unpack to more than %1 times the file: it is a trap</source>
        <translation>それ以前のものと合わせて、展開するとファイルの %1 倍を超えます。不正なファイルです</translation>
    </message>
    <message>
        <source>there is no file %1</source>
        <translation>ファイル %1 がありません</translation>
    </message>
    <message>
        <source>the row that names the columns %1</source>
        <translation>列の名前を示す行：%1</translation>
    </message>
    <message>
        <source>entry &quot;%1&quot; %2</source>
        <translation>エントリー「%1」：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>retinue::gui::Console</name>
    <message>
        <source>Close the window</source>
        <translation>ウィンドウを閉じる</translation>
    </message>
    <message>
        <source>The server goes on without its window, so that devices keep synchronizing.</source>
        <translation>ウィンドウを閉じてもサーバーは動作を続けるため、デバイスの同期は継続します。</translation>
    </message>
    <message>
        <source>Click the Retinue icon in the notification area to open the window again or to quit.</source>
        <translation>ウィンドウを再び開くとき、または終了するときは、通知領域のRetinueアイコンをクリックします。</translation>
    </message>
    <message>
        <source>&amp;Keep Running</source>
        <translation>動作を続ける(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>Quit Retinue</source>
        <translation>Retinueの終了</translation>
    </message>
    <message>
        <source>Stop the server and quit?</source>
        <translation>サーバーを停止して終了しますか？</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) connected now work from their local data until the server runs again; their changes wait and are not lost.</source>
        <translation>
            <numerusform>現在接続中の%n台のデバイスは、サーバーが再び動作するまでローカルデータで動作します。変更は送信待ちになり、失われません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) in progress will be cancelled.</source>
        <translation>
            <numerusform>実行中の%n件のジョブがキャンセルされます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Retinue is stopping</source>
        <translation>Retinueを終了しています</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) of retinued in progress will stop, and say there what becomes of the rest.</source>
        <translation>
            <numerusform>実行中の retinued のコマンド %n 件が停止します。残りがどうなるかはそのコマンドが表示します。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::ActivityCard</name>
    <message>
        <source>Log-ins and changes</source>
        <translation>ログインと変更</translation>
    </message>
    <message>
        <source>Time shown in the chart</source>
        <translation>グラフに表示する期間</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>過去24時間</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>過去7日間</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ActivityChart</name>
    <message>
        <source>Chart of log-ins and changes</source>
        <translation>ログインと変更のグラフ</translation>
    </message>
    <message>
        <source>Log-ins</source>
        <translation>ログイン</translation>
    </message>
    <message>
        <source>Changes of settings</source>
        <translation>設定の変更</translation>
    </message>
    <message numerus="yes">
        <source>%n log-in(s)</source>
        <translation>
            <numerusform>ログイン%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>変更%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1～%2</translation>
    </message>
    <message>
        <source>Last 24 hours: no log-ins and no changes.</source>
        <translation>過去24時間：ログインも変更もありません。</translation>
    </message>
    <message>
        <source>Last 7 days: no log-ins and no changes.</source>
        <translation>過去7日間：ログインも変更もありません。</translation>
    </message>
    <message>
        <source>Last 24 hours: %1, %2; most of them %3.</source>
        <translation>過去24時間：%1、%2。最も多い時間帯は%3です。</translation>
    </message>
    <message>
        <source>Last 7 days: %1, %2; most of them %3.</source>
        <translation>過去7日間：%1、%2。最も多い時間帯は%3です。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, times</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>time: log-ins, changes</comment>
        <translation>%1：%2、%3</translation>
    </message>
</context>
<context>
    <name>retinue::ui::AddAdministratorDialog</name>
    <message>
        <source>Add administrator</source>
        <translation>管理者の追加</translation>
    </message>
    <message>
        <source>System &amp;Manager ID</source>
        <translation>システム管理者ID(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>パスワード(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>追加(&amp;A)</translation>
    </message>
    <message>
        <source>An ID has 1 to 64 characters and no blanks.</source>
        <translation>IDは1～64文字で、空白は使用できません。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::AdministratorsCard</name>
    <message>
        <source>Administrators</source>
        <translation>管理者</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>追加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>削除(&amp;R)…</translation>
    </message>
    <message>
        <source>They sign in here, and may enrol devices with their ID and password.</source>
        <translation>管理者はこのコンソールにサインインし、自分のIDとパスワードでデバイスを登録できます。</translation>
    </message>
    <message>
        <source>Reading the administrators</source>
        <translation>管理者の読み込み</translation>
    </message>
    <message>
        <source>The last administrator cannot be removed; add another one first.</source>
        <translation>最後の管理者は削除できません。先に別の管理者を追加してください。</translation>
    </message>
    <message>
        <source>%1 may administer this installation now.</source>
        <translation>%1がこのシステムを管理できるようになりました。</translation>
    </message>
    <message>
        <source>Adding %1</source>
        <translation>%1の追加</translation>
    </message>
    <message>
        <source>Remove administrator</source>
        <translation>管理者の削除</translation>
    </message>
    <message>
        <source>Remove the administrator %1?</source>
        <translation>管理者%1を削除しますか？</translation>
    </message>
    <message>
        <source>That is you: you are signed out, and cannot sign in again.</source>
        <translation>これはあなた自身です。サインアウトされ、再びサインインすることはできません。</translation>
    </message>
    <message>
        <source>%1 can no longer sign in here or enrol devices. Devices that are enrolled stay.</source>
        <translation>%1はこのコンソールへのサインインとデバイスの登録ができなくなります。登録済みのデバイスはそのまま残ります。</translation>
    </message>
    <message>
        <source>&amp;Remove %1</source>
        <translation>%1を削除(&amp;R)</translation>
    </message>
    <message>
        <source>The administrator %1 was removed.</source>
        <translation>管理者%1を削除しました。</translation>
    </message>
    <message>
        <source>Removing %1</source>
        <translation>%1の削除</translation>
    </message>
</context>
<context>
    <name>retinue::ui::AppearanceCard</name>
    <message>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>System</source>
        <translation>システム</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>ハイコントラスト</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>テーマ(&amp;T)</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ApplyDialog</name>
    <message>
        <source>&amp;Back up first</source>
        <translation>先にバックアップする(&amp;B)</translation>
    </message>
    <message>
        <source>Undo Change of Sharing</source>
        <translation>共有の変更を元に戻す</translation>
    </message>
    <message>
        <source>Apply Change of Sharing</source>
        <translation>共有の変更を適用</translation>
    </message>
    <message numerus="yes">
        <source>Take back the change of %Ln item(s)?</source>
        <translation>
            <numerusform>%Ln 件の項目の変更を元に戻しますか?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change the sharing of %Ln item(s)?</source>
        <translation>
            <numerusform>%Ln 件の項目の共有を変更しますか?</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>適用(&amp;A)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message numerus="yes">
        <source>What %Ln device(s) have for themselves of what becomes shared is lost for good: for every user who has used them. No backup has it, and undoing does not bring it back.</source>
        <translation>
            <numerusform>共有になる項目について %Ln 台のデバイスが持つ自身の値は、使用したすべてのユーザーの分が完全に失われます。バックアップには含まれず、元に戻しても復元されません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The values of %Ln user(s) or more that were initialized on the server come back.</source>
        <translation>
            <numerusform>サーバーで初期化された %Ln 人以上のユーザーの値が復元されます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s values of %Ln user(s) or more go to the devices, and are initialized on the server.</source>
        <translation>
            <numerusform>%Ln 人以上のユーザーのサーバーの値がデバイスに渡され、サーバーでは初期化されます。</numerusform>
        </translation>
    </message>
    <message>
        <source>The shared buttons of all devices are initialized too.</source>
        <translation>すべてのデバイスの共有ボタンも初期化されます。</translation>
    </message>
    <message numerus="yes">
        <source>What is initialized on the server can be brought back by Undo for %Ln day(s).</source>
        <translation>
            <numerusform>サーバーで初期化されるデータは、%Ln 日間「元に戻す」で復元できます。</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone, because deleted data is not kept (see Recently Deleted).</source>
        <translation>削除されたデータが保存されない設定のため、元に戻せません（「最近削除したデータ」を参照）。</translation>
    </message>
    <message>
        <source>&amp;Keep the values of one device as the shared ones</source>
        <translation>1 台のデバイスの値を共有の値として残す(&amp;K)</translation>
    </message>
    <message>
        <source>Device whose values are kept</source>
        <translation>値を残すデバイス</translation>
    </message>
    <message>
        <source>It is started first, and sends them; no other device can start before that.</source>
        <translation>このデバイスが最初に開始して値を送信します。それまで、ほかのデバイスは開始できません。</translation>
    </message>
    <message>
        <source>A verified backup on this machine, listed by [Back Up] and restored there. It can bring back all that the server has now; it cannot bring back what only devices have.</source>
        <translation>このマシンに作られる検証済みのバックアップです。［バックアップ］の一覧に表示され、そこで復元できます。サーバーに今あるデータはすべて戻せますが、デバイスだけにあるデータは戻せません。</translation>
    </message>
    <message>
        <source>Backups are encrypted under a passphrase that is not kept here: make one on the page [Back Up], with the passphrase, before you go on.</source>
        <translation>ここに保存されていないパスフレーズでバックアップを暗号化しています。続ける前に、［バックアップ］のページでパスフレーズを入力してバックアップしてください。</translation>
    </message>
    <message numerus="yes">
        <source>The values of %Ln device(s) cannot be kept: not started since the sharing was changed last, they are older than that.</source>
        <translation>
            <numerusform>%Ln 台のデバイスの値は残せません。前回の共有の変更の後に開始していないため、値がそれより古いためです。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::AttentionCard</name>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
</context>
<context>
    <name>retinue::ui::BackupErrors</name>
    <message>
        <source>The passphrase or key does not open this backup, or the share refused its user and password; nothing was changed.</source>
        <translation>パスフレーズまたはキーがこのバックアップに合わないか、共有がユーザーとパスワードを拒否しました。何も変更されていません。</translation>
    </message>
    <message>
        <source>Enter the passphrase again, or the whole line of the recovery sheet that begins with AGE-SECRET-KEY-1. The details say which it was.</source>
        <translation>パスフレーズ、または回復シートの AGE-SECRET-KEY-1 で始まる行全体をもう一度入力してください。どちらが原因かは詳細に示されます。</translation>
    </message>
    <message>
        <source>The backup is damaged and is not used; nothing was changed.</source>
        <translation>バックアップが破損しているため使用しません。何も変更されていません。</translation>
    </message>
    <message>
        <source>Restore another one, and verify the rest. Check the disk or share that it lies on.</source>
        <translation>別のバックアップを復元し、残りを検証してください。保存先のディスクまたは共有を確認してください。</translation>
    </message>
    <message>
        <source>The backup was made by a newer version of the product; nothing was changed.</source>
        <translation>バックアップは新しいバージョンの製品で作成されています。何も変更されていません。</translation>
    </message>
    <message>
        <source>Install that version or a newer one on this machine, then restore.</source>
        <translation>そのバージョン以降を本機にインストールしてから復元してください。</translation>
    </message>
    <message>
        <source>This is not a backup that can be restored here; nothing was changed.</source>
        <translation>これはここで復元できるバックアップではありません。何も変更されていません。</translation>
    </message>
    <message>
        <source>Choose a file of this product; the details say what is wrong with it.</source>
        <translation>この製品のファイルを選んでください。問題は詳細に示されます。</translation>
    </message>
    <message>
        <source>The disk of this machine has no room to make the restore ready; nothing was changed.</source>
        <translation>本機のディスクに復元を準備する空きがありません。何も変更されていません。</translation>
    </message>
    <message>
        <source>Free some space on the disk of the data folder, then try again.</source>
        <translation>データフォルダーのディスクの空きを増やしてから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The last backup failed, %1. %2: %3</source>
        <translation>最後のバックアップは失敗しました（%1）。%2: %3</translation>
    </message>
    <message>
        <source>The backup&apos;s destination was not there, %1. %2</source>
        <translation>バックアップの保存先がありませんでした（%1）。%2</translation>
    </message>
    <message>
        <source>Earlier backups there are not affected.</source>
        <translation>そこにある以前のバックアップに影響はありません。</translation>
    </message>
    <message>
        <source>The backup that was due %1 was missed: the server did not run or ended, or another run took too long.</source>
        <translation>%1 に予定されていたバックアップは完了しませんでした。サーバーが動作していなかったか途中で終了したか、別の実行に時間がかかりすぎました。</translation>
    </message>
    <message>
        <source>Back up now, and let the server run at the time of the schedule.</source>
        <translation>今すぐバックアップし、スケジュールの時刻にはサーバーを動作させておいてください。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::BackupHead</name>
    <message>
        <source>&amp;Only what has changed</source>
        <translation>変更されたものだけ(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Back Up Now</source>
        <translation>今すぐバックアップ(&amp;B)</translation>
    </message>
    <message>
        <source>State of the backups</source>
        <translation>バックアップの状態</translation>
    </message>
    <message>
        <source>Backups on:</source>
        <translation>バックアップ先:</translation>
    </message>
    <message>
        <source>De&amp;vice</source>
        <translation>デバイス(&amp;V)</translation>
    </message>
    <message>
        <source>On this machine&apos;s disk</source>
        <translation>本機のディスク</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>ネットワーク(&amp;N)</translation>
    </message>
    <message>
        <source>On a share of another machine</source>
        <translation>別の機器の共有</translation>
    </message>
    <message>
        <source>Faster and smaller; it needs the backup before it. Where there is none, everything is backed up.</source>
        <translation>速く小さいですが、その前のバックアップが必要です。ない場合はすべてバックアップします。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::BackupModel</name>
    <message>
        <source>incomplete</source>
        <translation>不完全</translation>
    </message>
    <message>
        <source>changes since %1</source>
        <translation>%1 以降の変更</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>It is encrypted and was not made here: what is inside is seen once it is opened.</source>
        <translation>暗号化されており、ここで作成されたものではありません。開くと内容が表示されます。</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>作成日時</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>暗号化</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>確認</translation>
    </message>
</context>
<context>
    <name>retinue::ui::BackupPage</name>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Back Up</source>
        <translation>バックアップ</translation>
    </message>
    <message>
        <source>Backups of everything that is synchronized, and bringing it back</source>
        <translation>同期されるすべてのバックアップと復元</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>バックアップ</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
</context>
<context>
    <name>retinue::ui::BackupRuns</name>
    <message>
        <source>Remove a Backup</source>
        <translation>バックアップの削除</translation>
    </message>
    <message>
        <source>Remove %1 (%2)?</source>
        <translation>%1（%2）を削除しますか?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln increment(s) that build upon it go as well, the newest of %1.</source>
        <translation>
            <numerusform>それに基づく増分 %Ln 件も削除されます（最新は %1）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody can bring it back.</source>
        <translation>元に戻すことはできません。</translation>
    </message>
    <message>
        <source>Removed: %1.</source>
        <translation>削除しました: %1</translation>
    </message>
    <message>
        <source>Removing a backup</source>
        <translation>バックアップの削除</translation>
    </message>
    <message>
        <source>Open an Encrypted Backup</source>
        <translation>暗号化されたバックアップを開く</translation>
    </message>
    <message>
        <source>That does not open %1.</source>
        <translation>それでは %1 を開けません。</translation>
    </message>
    <message>
        <source>%1 is encrypted.</source>
        <translation>%1 は暗号化されています。</translation>
    </message>
    <message>
        <source>&amp;Passphrase or recovery key:</source>
        <translation>パスフレーズまたは回復キー(&amp;P):</translation>
    </message>
    <message>
        <source>The recovery key is the line of the recovery sheet that begins with AGE-SECRET-KEY-1.</source>
        <translation>回復キーは、回復シートの AGE-SECRET-KEY-1 で始まる行です。</translation>
    </message>
    <message>
        <source>Back Up</source>
        <translation>バックアップ</translation>
    </message>
    <message>
        <source>Replication is set, and no backup can be made while it is. Stop it for this backup?</source>
        <translation>レプリケーションが設定されている間はバックアップできません。このバックアップのために停止しますか?</translation>
    </message>
    <message>
        <source>It is started again by itself once the backup is made. Both are rows of the execution log.</source>
        <translation>バックアップが終わると自動的に再開されます。どちらも実行ログに記録されます。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::BackupSettingsPanel</name>
    <message>
        <source>Reading the settings of backups</source>
        <translation>バックアップの設定の読み込み</translation>
    </message>
</context>
<context>
    <name>retinue::ui::BackupText</name>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>A backup or restore is at work.</source>
        <translation>バックアップまたは復元を実行中です。</translation>
    </message>
    <message>
        <source>Nothing was backed up yet: if the disk of this machine fails, everything is lost.</source>
        <translation>まだ何もバックアップされていません。本機のディスクが故障するとすべて失われます。</translation>
    </message>
    <message>
        <source>Back up now, then set a schedule under [Settings].</source>
        <translation>今すぐバックアップし、［設定］でスケジュールを設定してください。</translation>
    </message>
    <message>
        <source>The last good backup: %1.</source>
        <translation>最後の正常なバックアップ: %1</translation>
    </message>
    <message>
        <source>No backup was proven yet. A trial restore shows that it would come back; nothing is changed by it.</source>
        <translation>証明されたバックアップはまだありません。試験復元で元に戻せることを確かめられます。何も変更されません。</translation>
    </message>
    <message>
        <source>Last good backup: %1</source>
        <translation>最後の正常なバックアップ: %1</translation>
    </message>
    <message>
        <source>Newest proven by a trial restore: %1</source>
        <translation>試験復元で証明した最新のもの: %1</translation>
    </message>
    <message>
        <source>Next by the schedule: %1</source>
        <translation>次の予定: %1</translation>
    </message>
    <message>
        <source>No schedule</source>
        <translation>スケジュールなし</translation>
    </message>
    <message>
        <source>cannot be restored</source>
        <translation>復元できません</translation>
    </message>
    <message>
        <source>proven %1</source>
        <translation>証明済み %1</translation>
    </message>
    <message>
        <source>verified %1</source>
        <translation>検証済み %1</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>the backup of %1</source>
        <translation>%1 のバックアップ</translation>
    </message>
    <message>
        <source>Backed up and read back: %1 in %2.</source>
        <translation>バックアップし、読み戻しました: %1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln older backup(s) removed.</source>
        <translation>
            <numerusform>古いバックアップ %Ln 件を削除しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Older backups could not be removed: %1</source>
        <translation>古いバックアップを削除できませんでした: %1</translation>
    </message>
    <message>
        <source>It is not encrypted: on another machine stored credentials are missing, and devices enrol again.</source>
        <translation>暗号化されていません。別の機器では保存された認証情報がなく、デバイスの再登録が必要です。</translation>
    </message>
    <message>
        <source>The backup of %1 is what was written: %2 read in %3.</source>
        <translation>%1 のバックアップは書き込まれた内容のとおりです。%2（%3）を読み取りました。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln ファイル</numerusform>
        </translation>
    </message>
    <message>
        <source>The backup of %1 would come back: %2 of %3 restored on trial and found right.</source>
        <translation>%1 のバックアップは元に戻せます。%3の%2を試しに復元し、正しいことを確認しました。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s)</source>
        <translation>
            <numerusform>設定 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation>
            <numerusform>ユーザーとグループ %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) could not be read, because their key is not there.</source>
        <translation>
            <numerusform>キーがないため、保存された認証情報 %Ln 件を読み取れませんでした。</numerusform>
        </translation>
    </message>
    <message>
        <source>The host&apos;s name is found</source>
        <translation>ホスト名が見つかる</translation>
    </message>
    <message>
        <source>The host answers</source>
        <translation>ホストが応答する</translation>
    </message>
    <message>
        <source>Its port is open</source>
        <translation>ポートが開いている</translation>
    </message>
    <message>
        <source>The share is there</source>
        <translation>共有がある</translation>
    </message>
    <message>
        <source>User and password are accepted</source>
        <translation>ユーザーとパスワードが受け付けられる</translation>
    </message>
    <message>
        <source>The folder is there</source>
        <translation>フォルダーがある</translation>
    </message>
    <message>
        <source>Files can be written</source>
        <translation>ファイルを書き込める</translation>
    </message>
    <message>
        <source>There is space</source>
        <translation>空きがある</translation>
    </message>
    <message>
        <source>Check how the host is spelled, or enter its address.</source>
        <translation>ホスト名のつづりを確認するか、アドレスを入力してください。</translation>
    </message>
    <message>
        <source>Check that the host is on, and the network between.</source>
        <translation>ホストの電源と、間のネットワークを確認してください。</translation>
    </message>
    <message>
        <source>Check that the host shares folders (SMB), the port, and firewalls.</source>
        <translation>ホストがフォルダーを共有しているか（SMB）、ポート、ファイアウォールを確認してください。</translation>
    </message>
    <message>
        <source>Check the name of the share on the host.</source>
        <translation>ホストの共有の名前を確認してください。</translation>
    </message>
    <message>
        <source>Check user and password; a user of a domain is entered as DOMAIN\NAME.</source>
        <translation>ユーザーとパスワードを確認してください。ドメインのユーザーは DOMAIN\NAME の形で入力します。</translation>
    </message>
    <message>
        <source>Make the folder on the share, or correct its name.</source>
        <translation>共有にフォルダーを作成するか、名前を修正してください。</translation>
    </message>
    <message>
        <source>Give the user the right to write into this folder.</source>
        <translation>このフォルダーに書き込む権限をユーザーに与えてください。</translation>
    </message>
    <message>
        <source>Make room on the share.</source>
        <translation>共有の空きを増やしてください。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::BackupsPanel</name>
    <message>
        <source>&amp;Restore…</source>
        <translation>復元(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Trial Restore</source>
        <translation>試験復元(&amp;T)</translation>
    </message>
    <message>
        <source>Verif&amp;y</source>
        <translation>検証(&amp;Y)</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>削除(&amp;M)…</translation>
    </message>
    <message>
        <source>Restore from a &amp;File…</source>
        <translation>ファイルから復元(&amp;F)…</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>バックアップ</translation>
    </message>
    <message>
        <source>Restores it into a scratch place and compares; the data in use are not touched</source>
        <translation>別の場所に復元して比べます。使用中のデータには触れません</translation>
    </message>
    <message>
        <source>Reads it whole and compares it with what was written</source>
        <translation>すべて読み取り、書き込まれた内容と比べます</translation>
    </message>
    <message>
        <source>A backup that lies elsewhere, or comes from another machine</source>
        <translation>別の場所にある、または別の機器のバックアップ</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>検索中…</translation>
    </message>
    <message>
        <source>Try &amp;Again</source>
        <translation>再試行(&amp;A)</translation>
    </message>
    <message>
        <source>No share is set up</source>
        <translation>共有が設定されていません</translation>
    </message>
    <message>
        <source>A backup on another machine survives the loss of this one. Enter a share and test it.</source>
        <translation>別の機器のバックアップは、本機が失われても残ります。共有を入力してテストしてください。</translation>
    </message>
    <message>
        <source>&amp;Set Up the Share</source>
        <translation>共有を設定(&amp;S)</translation>
    </message>
    <message>
        <source>%1 · %2 free</source>
        <translation>%1 · 空き %2</translation>
    </message>
    <message>
        <source>No backups here yet</source>
        <translation>ここにはまだバックアップがありません</translation>
    </message>
    <message>
        <source>A backup has everything that is synchronized. Devices go on meanwhile.</source>
        <translation>バックアップには同期されるすべてが含まれます。その間もデバイスは動作します。</translation>
    </message>
    <message>
        <source>Back Up Now</source>
        <translation>今すぐバックアップ</translation>
    </message>
    <message>
        <source>Restore from a File</source>
        <translation>ファイルから復元</translation>
    </message>
    <message>
        <source>Backups (*.rbk)</source>
        <translation>バックアップ (*.rbk)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 を開く</translation>
    </message>
</context>
<context>
    <name>retinue::ui::BringBackDialog</name>
    <message>
        <source>&amp;Keep the newer settings</source>
        <translation>新しい設定を残す(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Replace the newer settings</source>
        <translation>新しい設定を置き換える(&amp;R)</translation>
    </message>
    <message>
        <source>Bring Back</source>
        <translation>復元</translation>
    </message>
    <message>
        <source>Bring back %1?</source>
        <translation>%1を復元しますか？</translation>
    </message>
    <message>
        <source>There is newer data of it on this server.</source>
        <translation>このサーバーにはより新しいデータがあります。</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln there is newer data on this server.</source>
        <translation>
            <numerusform>そのうち%Ln件には、このサーバーにより新しいデータがあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only what is missing is brought back. Where there is a newer setting, the older one stays in Recently Deleted.</source>
        <translation>足りない設定だけを復元します。新しい設定がある項目では、古い設定は［最近削除したデータ］に残ります。</translation>
    </message>
    <message>
        <source>The older settings take the place of the newer ones, which go to Recently Deleted.</source>
        <translation>古い設定で新しい設定を置き換えます。置き換えられた設定は［最近削除したデータ］に移ります。</translation>
    </message>
    <message>
        <source>&amp;Bring Back</source>
        <translation>復元(&amp;B)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ChangesPanel</name>
    <message>
        <source>Undo:</source>
        <translation>元に戻す:</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>元に戻した</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>%1 まで</translation>
    </message>
    <message>
        <source>no longer</source>
        <translation>期限切れ</translation>
    </message>
    <message>
        <source>after the later changes</source>
        <translation>後の変更を戻した後</translation>
    </message>
    <message>
        <source>Undo changes the scopes back and brings back what was initialized on the server. What devices had for themselves stays lost.</source>
        <translation>元に戻すと、共有の設定が戻り、サーバーで初期化されたデータが復元されます。デバイス自身の値は失われたままです。</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>元に戻す(&amp;U)…</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>変更はありません</translation>
    </message>
    <message>
        <source>Changes of what is shared are listed here, and can be undone.</source>
        <translation>共有の変更がここに表示され、元に戻すことができます。</translation>
    </message>
    <message>
        <source>Changes of sharing</source>
        <translation>共有の変更</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>By</source>
        <translation>実行者</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Pushed</source>
        <translation>配布</translation>
    </message>
    <message>
        <source>Initialized</source>
        <translation>初期化</translation>
    </message>
    <message>
        <source>Can Be Undone</source>
        <translation>元に戻せる期限</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ChosenOwners</name>
    <message>
        <source>prepared</source>
        <translation>準備済み</translation>
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
        <translation>外す(&amp;R)</translation>
    </message>
    <message>
        <source>Remove A&amp;ll</source>
        <translation>すべて外す(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Prepare</source>
        <translation>準備(&amp;P)</translation>
    </message>
    <message>
        <source>Chosen users and groups</source>
        <translation>選択したユーザーとグループ</translation>
    </message>
    <message>
        <source>&amp;Chosen:</source>
        <translation>選択リスト(&amp;C)：</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ClientCard</name>
    <message>
        <source>Not enrolled at a server.</source>
        <translation>サーバーに登録されていません。</translation>
    </message>
    <message>
        <source>Enrol it at the server of this machine.</source>
        <translation>本機のサーバーに登録してください。</translation>
    </message>
    <message>
        <source>Enrol it; the server&apos;s console shows the address and makes a code.</source>
        <translation>登録してください。アドレスの確認とコードの作成は、サーバーのコンソールで行います。</translation>
    </message>
    <message>
        <source>Stopped. %1</source>
        <translation>停止中。%1</translation>
    </message>
    <message>
        <source>Stopped: it takes no part in synchronization.</source>
        <translation>停止中：同期に参加していません。</translation>
    </message>
    <message>
        <source>Start it. Where both have data, the server&apos;s are kept; what only this machine has goes up.</source>
        <translation>開始してください。両方にデータがある場合はサーバーのデータが優先され、本機だけにあるデータはサーバーに送信されます。</translation>
    </message>
    <message>
        <source>Starting: it compares its data with the server&apos;s.</source>
        <translation>開始しています：データをサーバーと照合しています。</translation>
    </message>
    <message>
        <source>Running, but news from the server do not come in now.</source>
        <translation>動作中ですが、現在サーバーからの通知を受信していません。</translation>
    </message>
    <message>
        <source>It asks for them every few minutes, and connects again by itself.</source>
        <translation>数分ごとにサーバーに問い合わせ、自動的に再接続します。</translation>
    </message>
    <message>
        <source>Running: its data are the server&apos;s.</source>
        <translation>動作中：データはサーバーと一致しています。</translation>
    </message>
    <message>
        <source>It works from its local data.</source>
        <translation>ローカルデータで動作しています。</translation>
    </message>
    <message>
        <source>It works from its local data. %1</source>
        <translation>ローカルデータで動作しています。%1</translation>
    </message>
    <message>
        <source>%1 It tries again by itself; changes wait and are not lost.</source>
        <translation>%1 自動的に再試行します。変更は送信待ちになり、失われません。</translation>
    </message>
    <message>
        <source>It was removed at the server and cannot synchronize any more.</source>
        <translation>サーバーで削除されたため、同期できなくなりました。</translation>
    </message>
    <message>
        <source>Enrol it again. Its local data stay until then.</source>
        <translation>登録し直してください。ローカルデータはそれまで保持されます。</translation>
    </message>
    <message>
        <source>Client of This Machine</source>
        <translation>本機のクライアント</translation>
    </message>
    <message>
        <source>Fingerprint of the server</source>
        <translation>サーバーのフィンガープリント</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>開始(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Join This Server</source>
        <translation>このサーバーに参加(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Enrol…</source>
        <translation>登録(&amp;E)…</translation>
    </message>
    <message>
        <source>Device Name</source>
        <translation>デバイス名</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>フィンガープリント</translation>
    </message>
    <message>
        <source>Last synchronized</source>
        <translation>最終同期</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変更</translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting to go up</source>
        <translation>
            <numerusform>%Ln件が送信待ち</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused: the user must log in again here</source>
        <translation>
            <numerusform>%Ln件が拒否されました：ユーザーは本機でログインし直す必要があります</numerusform>
        </translation>
    </message>
    <message>
        <source>All have gone up</source>
        <translation>すべて送信済み</translation>
    </message>
    <message>
        <source>The client of this machine cannot be used. %1</source>
        <translation>本機のクライアントを使用できません。%1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::CodeTableModel</name>
    <message>
        <source>expired</source>
        <translation>期限切れ</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n台</numerusform>
        </translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>Enrols</source>
        <translation>登録台数</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>残り時間</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Communication</name>
    <message>
        <source>This machine was enrolled at the server %1.</source>
        <translation>本機をサーバー%1に登録しました。</translation>
    </message>
    <message>
        <source>The server&apos;s administrator removed this machine.</source>
        <translation>サーバーの管理者が本機を削除しました。</translation>
    </message>
    <message>
        <source>Enrol it again.</source>
        <translation>登録し直してください。</translation>
    </message>
    <message>
        <source>Synchronization was started.</source>
        <translation>同期を開始しました。</translation>
    </message>
    <message>
        <source>Synchronization was resumed.</source>
        <translation>同期を再開しました。</translation>
    </message>
    <message>
        <source>Synchronization was stopped.</source>
        <translation>同期を停止しました。</translation>
    </message>
    <message>
        <source>The settings of %1 made room for others.</source>
        <translation>空きを作るため、%1の設定を本機から削除しました。</translation>
    </message>
    <message>
        <source>They are on the server and come back at the next login.</source>
        <translation>設定はサーバーにあり、次回のログイン時に戻ります。</translation>
    </message>
    <message>
        <source>The local store is full: the settings of %1 are not kept here.</source>
        <translation>ローカルストアがいっぱいのため、%1の設定は本機に保存されません。</translation>
    </message>
    <message>
        <source>Delete the local data of users who do not come any more; on the server they stay.</source>
        <translation>もう利用しないユーザーのローカルデータを削除してください。サーバーのデータは残ります。</translation>
    </message>
    <message>
        <source>The local data of %1 were deleted.</source>
        <translation>%1のローカルデータを削除しました。</translation>
    </message>
    <message>
        <source>The next login brings the server&apos;s data.</source>
        <translation>次回のログイン時にサーバーのデータを取得します。</translation>
    </message>
    <message>
        <source>The local data of %1 differed from the server&apos;s and were replaced.</source>
        <translation>%1のローカルデータがサーバーと異なっていたため、置き換えました。</translation>
    </message>
    <message>
        <source>The local data of %1 still differ from the server&apos;s.</source>
        <translation>%1のローカルデータがまだサーバーと異なります。</translation>
    </message>
    <message>
        <source>Delete the local data of this user or group, then log in again.</source>
        <translation>このユーザーまたはグループのローカルデータを削除してから、ログインし直してください。</translation>
    </message>
    <message>
        <source>A change was refused: %1, %2.</source>
        <translation>変更が拒否されました：%1、%2。</translation>
    </message>
    <message>
        <source>Log in again; the server&apos;s data are there then.</source>
        <translation>ログインし直してください。サーバーのデータが取得されます。</translation>
    </message>
    <message>
        <source>Synchronization could not be started.</source>
        <translation>同期を開始できませんでした。</translation>
    </message>
    <message>
        <source>Synchronization could not be resumed.</source>
        <translation>同期を再開できませんでした。</translation>
    </message>
    <message>
        <source>The server could not be told that synchronization was stopped.</source>
        <translation>同期の停止をサーバーに通知できませんでした。</translation>
    </message>
    <message>
        <source>Synchronizing failed.</source>
        <translation>同期に失敗しました。</translation>
    </message>
    <message>
        <source>The settings of %1 could not be brought up to date at the login.</source>
        <translation>ログイン時に%1の設定を最新にできませんでした。</translation>
    </message>
    <message>
        <source>The server could not be told of the logout.</source>
        <translation>ログアウトをサーバーに通知できませんでした。</translation>
    </message>
    <message>
        <source>A change was not taken: %1, %2.</source>
        <translation>変更が受け付けられませんでした：%1、%2。</translation>
    </message>
    <message>
        <source>The settings of %1 could not be fetched.</source>
        <translation>%1の設定を取得できませんでした。</translation>
    </message>
    <message>
        <source>The server could not be told whose changes wait.</source>
        <translation>送信待ちの変更のユーザーをサーバーに通知できませんでした。</translation>
    </message>
    <message>
        <source>The comparison with the server&apos;s data failed.</source>
        <translation>サーバーのデータとの比較に失敗しました。</translation>
    </message>
    <message>
        <source>The local data of %1 differ from the server&apos;s and could not be replaced.</source>
        <translation>%1のローカルデータはサーバーと異なりますが、置き換えられませんでした。</translation>
    </message>
    <message>
        <source>The next login replaces them.</source>
        <translation>次回のログイン時に置き換えられます。</translation>
    </message>
    <message>
        <source>The configuration of this machine&apos;s client could not be read.</source>
        <translation>本機のクライアントの構成を読み込めませんでした。</translation>
    </message>
    <message>
        <source>Enrol this machine again.</source>
        <translation>本機を登録し直してください。</translation>
    </message>
    <message>
        <source>The server does not know this machine any more.</source>
        <translation>サーバーに本機の登録がありません。</translation>
    </message>
    <message>
        <source>The server had newer data.</source>
        <translation>サーバーにより新しいデータがありました。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Users&apos; data were prepared for an export.</source>
        <translation>ユーザーデータのエクスポートの準備をしました。</translation>
    </message>
    <message>
        <source>The data of %1 were prepared for an export.</source>
        <translation>%1のデータのエクスポートの準備をしました。</translation>
    </message>
    <message>
        <source>An export could not be prepared.</source>
        <translation>エクスポートの準備ができませんでした。</translation>
    </message>
    <message>
        <source>The server&apos;s administrator started synchronization on this machine.</source>
        <translation>サーバーの管理者が、本機の同期を開始しました。</translation>
    </message>
    <message>
        <source>The server&apos;s administrator stopped synchronization on this machine.</source>
        <translation>サーバーの管理者が、本機の同期を停止しました。</translation>
    </message>
    <message>
        <source>Tell the server&apos;s administrator, with the details of this row.</source>
        <translation>この行の詳細を添えて、サーバーの管理者に知らせてください。</translation>
    </message>
    <message>
        <source>The server does not know what was asked for.</source>
        <translation>要求された項目をサーバーが認識していません。</translation>
    </message>
    <message>
        <source>If it happens again, update the server.</source>
        <translation>再び起こる場合は、サーバーを更新してください。</translation>
    </message>
    <message>
        <source>The server&apos;s data were replaced meanwhile, by a restore for example.</source>
        <translation>復元などにより、その間にサーバーのデータが置き換えられました。</translation>
    </message>
    <message>
        <source>Restart this machine&apos;s synchronization: stop it, then start it.</source>
        <translation>本機の同期をいったん停止し、開始し直してください。</translation>
    </message>
    <message>
        <source>For the server this machine does not take part in synchronization.</source>
        <translation>サーバー側では、本機は同期に参加していません。</translation>
    </message>
    <message>
        <source>Start synchronization on this machine.</source>
        <translation>本機で同期を開始してください。</translation>
    </message>
    <message>
        <source>The server does not allow it.</source>
        <translation>サーバーで許可されていません。</translation>
    </message>
    <message>
        <source>The data needed for it are in use or locked.</source>
        <translation>必要なデータが使用中か、ロックされています。</translation>
    </message>
    <message>
        <source>It is tried again. If it stays so, tell the server&apos;s administrator.</source>
        <translation>自動的に再試行されます。続く場合は、サーバーの管理者に知らせてください。</translation>
    </message>
    <message>
        <source>It was broken off.</source>
        <translation>中断されました。</translation>
    </message>
    <message>
        <source>It is done again when needed.</source>
        <translation>必要なときに再び行われます。</translation>
    </message>
    <message>
        <source>The disk of the server or of this machine is full.</source>
        <translation>サーバーまたは本機のディスクの空き容量がありません。</translation>
    </message>
    <message>
        <source>If this machine has space, tell the server&apos;s administrator.</source>
        <translation>本機に空き容量がある場合は、サーバーの管理者に知らせてください。</translation>
    </message>
    <message>
        <source>The server or this machine could not read or write its data.</source>
        <translation>サーバーまたは本機で、データの読み書きに失敗しました。</translation>
    </message>
    <message>
        <source>Stored data are damaged and are not used.</source>
        <translation>保存されているデータが壊れているため、使用されません。</translation>
    </message>
    <message>
        <source>The server and this machine do not understand each other.</source>
        <translation>サーバーと本機のバージョンが合っていません。</translation>
    </message>
    <message>
        <source>Update the older one of the two.</source>
        <translation>古いほうを更新してください。</translation>
    </message>
    <message>
        <source>Something went wrong inside the product.</source>
        <translation>製品の内部で問題が発生しました。</translation>
    </message>
    <message>
        <source>The sharing of %1 was changed at the server: its values here were initialized.</source>
        <translation>サーバーで%1の共有設定が変更されたため、この機器の値は初期化されました。</translation>
    </message>
    <message>
        <source>The sharing of %1 was changed before a change of %2 had gone up.</source>
        <translation>%2の変更が送信される前に、%1の共有設定が変更されました。</translation>
    </message>
    <message>
        <source>The server keeps it in Recently deleted; its administrator can bring it back.</source>
        <translation>サーバーの「最近削除した項目」に保存されています。サーバーの管理者が元に戻せます。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::CommunicationModel</name>
    <message>
        <source>Information</source>
        <translation>情報</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>レベル</translation>
    </message>
    <message>
        <source>What Happened</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最終</translation>
    </message>
    <message>
        <source>First</source>
        <translation>初回</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>回数</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <translation>詳細：%1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Conditions</name>
    <message>
        <source>It was stopped at the device, or was not started there since it was enrolled.</source>
        <translation>デバイス側で停止されたか、登録後に開始されていません。</translation>
    </message>
    <message>
        <source>Stopped here by %1, %2.</source>
        <translation>%1がここで停止しました（%2）。</translation>
    </message>
    <message>
        <source>Stopped here.</source>
        <translation>ここで停止されました。</translation>
    </message>
    <message>
        <source>Start it to synchronize. Where both have data, the server&apos;s are kept; what only the device has goes up.</source>
        <translation>同期するには開始してください。両方にデータがある場合はサーバーのデータが優先され、デバイスだけにあるデータはサーバーに送信されます。</translation>
    </message>
    <message>
        <source>It is not connected now and starts as soon as it is.</source>
        <translation>現在接続されていません。接続されるとすぐに開始します。</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>動作中</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>It takes part, and its data are the server&apos;s.</source>
        <translation>同期に参加しており、データはサーバーと一致しています。</translation>
    </message>
    <message numerus="yes">
        <source>Its data differ from the server&apos;s for %n user(s) or group(s).</source>
        <translation>
            <numerusform>%n件のユーザーまたはグループのデータがサーバーと異なります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare with Server: the device takes the server&apos;s data where they differ. If it stays so, delete the user&apos;s local data there and let the user log in again.</source>
        <translation>［サーバーと照合］を実行すると、異なるデータはサーバーのデータに置き換わります。それでも解消しない場合は、デバイスでそのユーザーのローカルデータを削除し、ユーザーがログインし直してください。</translation>
    </message>
    <message>
        <source>Not connected; last seen %1.</source>
        <translation>未接続。最終通信：%1</translation>
    </message>
    <message>
        <source>Not connected since the server knows it.</source>
        <translation>サーバーに登録されてから一度も接続されていません。</translation>
    </message>
    <message>
        <source>Check that it is on and reaches this server. It goes on by itself; changes made there wait and are not lost.</source>
        <translation>電源が入っていて、このサーバーに到達できることを確認してください。同期は自動的に再開されます。デバイスでの変更は送信待ちになり、失われません。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ConfirmDialog</name>
    <message>
        <source>To go on, enter the &amp;number:</source>
        <translation>続行するには件数を入力してください(&amp;N):</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>はい(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>いいえ(&amp;N)</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>ほか%Ln件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::CopyField</name>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>コピー：%1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DataExchange</name>
    <message>
        <source>Export User Data</source>
        <translation>ユーザーデータのエクスポート</translation>
    </message>
    <message>
        <source>Export although some are no longer complete?</source>
        <translation>不完全になったユーザーがありますが、エクスポートしますか？</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>What they lack will be missing in the file. Prepare again, and they are complete.</source>
        <translation>不足している内容はファイルに含まれません。もう一度準備すると完全になります。</translation>
    </message>
    <message>
        <source>Address books (*.%1)</source>
        <translation>アドレス帳 (*.%1)</translation>
    </message>
    <message>
        <source>Packages (*.%1)</source>
        <translation>パッケージ (*.%1)</translation>
    </message>
    <message>
        <source>users</source>
        <translation>users</translation>
    </message>
    <message>
        <source>%1 exported, %2.</source>
        <translation>%1をエクスポートしました（%2）。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them not completely.</source>
        <translation>
            <numerusform>そのうち%Ln件は不完全です。</numerusform>
        </translation>
    </message>
    <message>
        <source>Secret settings that only the server has of %1 are not in it; they come at a login.</source>
        <translation>サーバーだけが持つ%1の秘密の設定は含まれていません。ログイン時に届きます。</translation>
    </message>
    <message>
        <source>Import User Data</source>
        <translation>ユーザーデータのインポート</translation>
    </message>
    <message>
        <source>Packages, address books and login users (*.zip *.age *.csv)</source>
        <translation>パッケージ、アドレス帳、ログインユーザー (*.zip *.age *.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1の読み込み</translation>
    </message>
    <message>
        <source>There is nothing in the file that can be taken over.</source>
        <translation>ファイルに取り込めるものがありません。</translation>
    </message>
    <message numerus="yes">
        <source>Take over the data of %Ln user(s) and group(s)?</source>
        <translation>
            <numerusform>%Ln件のユーザーとグループのデータを取り込みますか？</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings: %1 new, %2 changed, %3 the same.</source>
        <translation>設定：新規%1件、変更%2件、同じもの%3件。</translation>
    </message>
    <message>
        <source>What is in the file replaces what is here and goes up to the server, as a change made at the panel does. Everything else stays.</source>
        <translation>ファイルの内容は本機の内容を置き換え、操作パネルでの変更と同じようにサーバーへ送信されます。それ以外は変わりません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) cannot be taken over:</source>
        <translation>
            <numerusform>%Ln件のレコードは取り込めません：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The data of %Ln user(s) and group(s) were taken over.</source>
        <translation>
            <numerusform>%Ln件のユーザーとグループのデータを取り込みました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out, because there is no room for it: %1.</source>
        <translation>空きがないため取り込まれませんでした：%1。</translation>
    </message>
    <message>
        <source>The settings of %1 made room on this machine.</source>
        <translation>本機の空きを作るため、%1の設定が削除されました。</translation>
    </message>
    <message>
        <source>Left out, because they are not prepared: %1. Prepare them, or stop the client, and import again.</source>
        <translation>準備されていないため、取り込みませんでした：%1。準備するか、クライアントを停止してから、もう一度インポートしてください。</translation>
    </message>
    <message>
        <source>Device-specific settings of %1 are not in it; they stay on this machine.</source>
        <translation>%1のデバイス固有の設定は含まれていません。本機にだけ残ります。</translation>
    </message>
    <message>
        <source>The passphrase does not open %1.</source>
        <translation>このパスフレーズでは%1を開けません。</translation>
    </message>
    <message>
        <source>%1 is encrypted.</source>
        <translation>%1 は暗号化されています。</translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation>パスフレーズ(&amp;P)：</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeletePage</name>
    <message>
        <source>User Data</source>
        <translation>ユーザーデータ</translation>
    </message>
    <message>
        <source>Delete User Data</source>
        <translation>ユーザーデータの削除</translation>
    </message>
    <message>
        <source>The users and groups whose settings this server keeps</source>
        <translation>このサーバーが設定を保管しているユーザーとグループ</translation>
    </message>
    <message>
        <source>Reading the list of users</source>
        <translation>ユーザー一覧の読み取り</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>削除(&amp;D)…</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>表示(&amp;W)</translation>
    </message>
    <message>
        <source>What is stored for the selected user or group</source>
        <translation>選択したユーザーまたはグループについて保存されている内容</translation>
    </message>
    <message>
        <source>Select &amp;All That Match</source>
        <translation>該当するものをすべて選択(&amp;A)</translation>
    </message>
    <message>
        <source>Also those that are not on the screen; take single ones out with Ctrl and a click</source>
        <translation>画面に表示されていないものも含みます。Ctrlキーを押しながらクリックすると個別に除外できます</translation>
    </message>
    <message>
        <source>Part of a user name or group ID</source>
        <translation>ユーザー名またはグループIDの一部</translation>
    </message>
    <message>
        <source>Users and groups</source>
        <translation>ユーザーとグループ</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Newest change</source>
        <translation>変更が新しい順</translation>
    </message>
    <message>
        <source>Oldest change</source>
        <translation>変更が古い順</translation>
    </message>
    <message>
        <source>&amp;Search:</source>
        <translation>検索(&amp;S):</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>種類(&amp;K):</translation>
    </message>
    <message>
        <source>S&amp;ort by:</source>
        <translation>並べ替え(&amp;O):</translation>
    </message>
    <message>
        <source>Nobody matches</source>
        <translation>該当するものがありません</translation>
    </message>
    <message>
        <source>Show All</source>
        <translation>すべて表示</translation>
    </message>
    <message>
        <source>No user data yet</source>
        <translation>ユーザーデータはまだありません</translation>
    </message>
    <message>
        <source>A user&apos;s settings come here when they log in at a device that takes part, and change something there.</source>
        <translation>同期に参加しているデバイスにユーザーがログインして設定を変更すると、その設定がここに保管されます。</translation>
    </message>
    <message>
        <source>This machine keeps no user data for others</source>
        <translation>本機はほかのデバイスのユーザーデータを保管していません</translation>
    </message>
    <message>
        <source>It is a client of another server; user data is deleted there.</source>
        <translation>別のサーバーのクライアントです。ユーザーデータはそのサーバーで削除してください。</translation>
    </message>
    <message>
        <source>This Machine</source>
        <translation>本機</translation>
    </message>
    <message>
        <source>The list cannot be read now; it is tried again.</source>
        <translation>現在一覧を読み取れません。再試行します。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>検索中…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation>
            <numerusform>ユーザーとグループ%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2件中%1件</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1件選択</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) deleted.</source>
        <translation>
            <numerusform>ユーザーとグループ%Ln件を削除しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had been deleted by somebody else.</source>
        <translation>
            <numerusform>%Ln件はすでにほかの管理者が削除していました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Recently Deleted</source>
        <translation>最近削除したデータ</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>指定なし</translation>
    </message>
    <message numerus="yes">
        <source>Not for %n month(s)</source>
        <translation>
            <numerusform>%nか月以上なし</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Changed:</source>
        <translation>変更(&amp;C)：</translation>
    </message>
    <message>
        <source>Every word of the search must be part of a user name or group ID, of the kind and the time of change that are chosen.</source>
        <translation>検索するすべての語がユーザー名またはグループIDに含まれ、選択した種類と変更時期に一致する必要があります。</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>エクスポート(&amp;X)…</translation>
    </message>
    <message>
        <source>All that match are exported by a search in Import and Export, not from here</source>
        <translation>一致するものすべては、ここからではなく、「インポートとエクスポート」の検索でエクスポートします</translation>
    </message>
    <message>
        <source>Puts what is stored for the selected users and groups into a file</source>
        <translation>選択したユーザーとグループについて保存されているものをファイルに書き出します</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeletedDialog</name>
    <message>
        <source>Recently Deleted: %1</source>
        <translation>最近削除したデータ：%1</translation>
    </message>
    <message>
        <source>can be brought back until: %1</source>
        <translation>復元できる期限：%1</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>カテゴリー</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>There is a newer one</source>
        <translation>より新しい設定があります</translation>
    </message>
    <message>
        <source>Cannot be opened now</source>
        <translation>現在は開けません</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeletedModel</name>
    <message>
        <source>Deleted</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Deleted by %1</source>
        <translation>%1が削除</translation>
    </message>
    <message>
        <source>Displaced by the server&apos;s data</source>
        <translation>サーバーのデータに置き換えられました</translation>
    </message>
    <message>
        <source>Displaced on device %1</source>
        <translation>デバイス%1で置き換えられました</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>置き換え</translation>
    </message>
    <message>
        <source>Replaced by %1</source>
        <translation>%1が置き換え</translation>
    </message>
    <message>
        <source>The next daily clean-up</source>
        <translation>次回の毎日のクリーンアップ</translation>
    </message>
    <message>
        <source>The user or group has data on this server again, or still.</source>
        <translation>このユーザーまたはグループのデータが、このサーバーに再び、または引き続き存在します。</translation>
    </message>
    <message>
        <source>Has newer data</source>
        <translation>新しいデータあり</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Kept Until</source>
        <translation>保管期限</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Initialized by a change of [Data Sharing Details]</source>
        <translation>[データ共有の詳細]の変更による初期化</translation>
    </message>
    <message>
        <source>Initialized by %1 in [Data Sharing Details]</source>
        <translation>[データ共有の詳細]で%1が初期化</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeletionDialog</name>
    <message>
        <source>Delete User Data</source>
        <translation>ユーザーデータの削除</translation>
    </message>
    <message>
        <source>Counting what would be deleted…</source>
        <translation>削除する内容を数えています…</translation>
    </message>
    <message>
        <source>Nothing of what was selected is there any more.</source>
        <translation>選択したデータはすでにありません。</translation>
    </message>
    <message>
        <source>Delete %1 with %2?</source>
        <translation>%1（%2）を削除しますか？</translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s)</source>
        <translation>
            <numerusform>設定%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (group)</source>
        <translation>%1（グループ）</translation>
    </message>
    <message numerus="yes">
        <source>It can be brought back for %Ln day(s), from Recently Deleted.</source>
        <translation>
            <numerusform>%Ln日間は［最近削除したデータ］から復元できます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted data is not kept on this server: nobody can bring it back. Backups that were made before still hold it.</source>
        <translation>このサーバーは削除したデータを保管しないため、誰も復元できません。以前に作成したバックアップには残っています。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stopped device(s) hold copies, which return when the devices are started: %1.</source>
        <translation>
            <numerusform>停止中の%Ln台のデバイスにコピーがあります。デバイスを開始するとデータが復活します：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Running devices delete their copies at the next contact.</source>
        <translation>動作中のデバイスは、次回の接続時にコピーを削除します。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DestinationCard</name>
    <message>
        <source>Destination Device for Replication</source>
        <translation>レプリケーション先デバイス</translation>
    </message>
    <message>
        <source>&amp;Start Replication</source>
        <translation>レプリケーションを開始(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Stop Replication</source>
        <translation>レプリケーションを停止(&amp;S)</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> 分</translation>
    </message>
    <message>
        <source>5 minutes to 24 hours (1440 minutes)</source>
        <translation>5 分～24 時間（1440 分）</translation>
    </message>
    <message>
        <source> updates</source>
        <translation> 件の更新</translation>
    </message>
    <message>
        <source>&amp;Interval:</source>
        <translation>間隔(&amp;I):</translation>
    </message>
    <message>
        <source>A&amp;t once after:</source>
        <translation>すぐに実行(&amp;T):</translation>
    </message>
    <message>
        <source>It also runs when replication is started and when a client machine restarts. Only what has changed is sent, encrypted for the other machine.</source>
        <translation>レプリケーションの開始時とクライアント機の再起動時にも実行されます。変更されたものだけが、相手の機器用に暗号化されて送信されます。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DestinationFields</name>
    <message>
        <source>The other machine shows the same &amp;fingerprint</source>
        <translation>相手の機器に同じフィンガープリントが表示されている(&amp;F)</translation>
    </message>
    <message>
        <source>name or address, with :port where it is not 8443</source>
        <translation>名前またはアドレス（8443以外は「:ポート」を付加）</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>アドレス(&amp;A):</translation>
    </message>
    <message>
        <source>Fingerprint of the other machine</source>
        <translation>相手の機器のフィンガープリント</translation>
    </message>
    <message>
        <source>System &amp;Manager ID:</source>
        <translation>システム管理者ID(&amp;M):</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>パスワード(&amp;P):</translation>
    </message>
    <message>
        <source>%1, version %2, at %3. Nothing was sent to it yet. Compare its fingerprint with the one that its page [Replication] shows:</source>
        <translation>%1、バージョン %2（%3）。まだ何も送信されていません。相手の [レプリケーション] ページに表示されるフィンガープリントと比べてください:</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>確認中…</translation>
    </message>
    <message>
        <source>&amp;Look Up</source>
        <translation>確認(&amp;L)</translation>
    </message>
    <message>
        <source>was used once, and is not kept</source>
        <translation>一度だけ使用され、保存されていません</translation>
    </message>
    <message>
        <source>once the fingerprint is confirmed</source>
        <translation>フィンガープリントの確認後に入力</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceDetails</name>
    <message>
        <source>Device ID</source>
        <translation>デバイスID</translation>
    </message>
    <message>
        <source>Details of the device</source>
        <translation>デバイスの詳細</translation>
    </message>
    <message>
        <source>Device Name</source>
        <translation>デバイス名</translation>
    </message>
    <message>
        <source>Serial Number</source>
        <translation>シリアル番号</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>設置場所</translation>
    </message>
    <message>
        <source>Product Name</source>
        <translation>製品名</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Last Contact</source>
        <translation>最終通信</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>登録日時</translation>
    </message>
    <message>
        <source>Holds data of</source>
        <translation>保持データ</translation>
    </message>
    <message>
        <source>Select a device to see its details.</source>
        <translation>デバイスを選択すると詳細が表示されます。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) selected.</source>
        <translation>
            <numerusform>%Ln台のデバイスを選択中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Start This Device</source>
        <translation>このデバイスを開始</translation>
    </message>
    <message>
        <source>Compare This Device</source>
        <translation>このデバイスを照合</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>never</source>
        <translation>なし</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation>
            <numerusform>ユーザーとグループ%Ln件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceFolderCard</name>
    <message>
        <source>Device: this machine&apos;s disk</source>
        <translation>デバイス: 本機のディスク</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>選択(&amp;H)…</translation>
    </message>
    <message>
        <source>Choose the folder for backups</source>
        <translation>バックアップのフォルダーを選択</translation>
    </message>
    <message>
        <source>Fol&amp;der:</source>
        <translation>フォルダー(&amp;D):</translation>
    </message>
    <message>
        <source>Setting the folder</source>
        <translation>フォルダーの設定</translation>
    </message>
    <message>
        <source>Backups of this machine go to %1 now.</source>
        <translation>本機のバックアップは今後 %1 に保存されます。</translation>
    </message>
    <message>
        <source>Folder for Backups</source>
        <translation>バックアップのフォルダー</translation>
    </message>
    <message>
        <source>A disk that can be taken away, or another one than that of the data, survives more. Backups that are there already stay in the former folder. The folder is made now, and not again later: while its disk is not connected, backups fail.</source>
        <translation>取り外せるディスクや、データとは別のディスクのほうが安全です。すでにあるバックアップは元のフォルダーに残ります。フォルダーは今作成され、後で作り直されることはありません。そのディスクが接続されていない間、バックアップは失敗します。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceJobs</name>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>デバイス%Ln台</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceList</name>
    <message>
        <source>Last Contact (UTC)</source>
        <translation>最終通信（UTC）</translation>
    </message>
    <message>
        <source>Enrolled (UTC)</source>
        <translation>登録日時（UTC）</translation>
    </message>
    <message>
        <source>Device ID</source>
        <translation>デバイスID</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceModel</name>
    <message>
        <source>How many users and groups the device holds other data of than the server</source>
        <translation>デバイスのデータがサーバーと異なるユーザーとグループの数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Device Name</source>
        <translation>デバイス名</translation>
    </message>
    <message>
        <source>Serial Number</source>
        <translation>シリアル番号</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>設置場所</translation>
    </message>
    <message>
        <source>Product Name</source>
        <translation>製品名</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Last Contact</source>
        <translation>最終通信</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>不一致</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceView</name>
    <message>
        <source>Devices</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Arrange as at First</source>
        <translation>列の配置を初期状態に戻す</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DevicesPage</name>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Confirm Device Information</source>
        <translation>デバイス情報の確認</translation>
    </message>
    <message>
        <source>The devices that synchronize with this server</source>
        <translation>このサーバーと同期するデバイス</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>開始(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Com&amp;pare with Server</source>
        <translation>サーバーと照合(&amp;P)</translation>
    </message>
    <message>
        <source>The device compares its copies and takes the server&apos;s data where they differ</source>
        <translation>デバイスがデータを照合し、異なる場合はサーバーのデータに置き換えます</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>削除(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;All Devices…</source>
        <translation>すべてのデバイス(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Shown Devices…</source>
        <translation>表示中のデバイス(&amp;S)…</translation>
    </message>
    <message>
        <source>S&amp;elected Devices…</source>
        <translation>選択したデバイス(&amp;E)…</translation>
    </message>
    <message>
        <source>Part of a name, number, location, address …</source>
        <translation>名前、番号、設置場所、アドレスの一部…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>動作中</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>Differing</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>&amp;Export List</source>
        <translation>リストをエクスポート(&amp;E)</translation>
    </message>
    <message>
        <source>Colu&amp;mns</source>
        <translation>列(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>詳細(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Filter:</source>
        <translation>フィルター(&amp;F):</translation>
    </message>
    <message>
        <source>St&amp;ate:</source>
        <translation>状態(&amp;A):</translation>
    </message>
    <message>
        <source>No device matches</source>
        <translation>該当するデバイスがありません</translation>
    </message>
    <message>
        <source>Every word of the filter must occur in a device&apos;s row, and its state be the one chosen.</source>
        <translation>フィルターのすべての語がデバイスの行に含まれ、状態が選択したものと一致するデバイスだけが表示されます。</translation>
    </message>
    <message>
        <source>Show All Devices</source>
        <translation>すべてのデバイスを表示</translation>
    </message>
    <message>
        <source>No device is enrolled yet</source>
        <translation>登録されたデバイスはまだありません</translation>
    </message>
    <message>
        <source>A device needs this server&apos;s address and an enrolment code, or an administrator&apos;s account. The overview shows the address and makes the code.</source>
        <translation>デバイスの登録には、このサーバーのアドレスと、登録コードまたは管理者のアカウントが必要です。アドレスの確認とコードの作成は［概要］で行います。</translation>
    </message>
    <message>
        <source>Enrol a Device</source>
        <translation>デバイスの登録</translation>
    </message>
    <message>
        <source>This machine serves no devices</source>
        <translation>本機はデバイスに対するサーバーではありません</translation>
    </message>
    <message>
        <source>It is a client of another server; its devices are listed there.</source>
        <translation>本機は別のサーバーのクライアントです。デバイスの一覧はそのサーバーで確認できます。</translation>
    </message>
    <message>
        <source>This Machine</source>
        <translation>本機</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>デバイス%Ln台</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 devices</source>
        <translation>%2台中%1台</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1台選択中</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) cannot be asked, because they are stopped or not connected. Ask again when they are running.</source>
        <translation>
            <numerusform>%n台のデバイスは、停止中または未接続のため照合できません。動作中になってから、もう一度実行してください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export List</source>
        <translation>リストをエクスポート</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>CSVファイル (*.csv)</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>デバイス一覧</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Disclosure</name>
    <message>
        <source>Shown</source>
        <translation>表示中</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>非表示</translation>
    </message>
</context>
<context>
    <name>retinue::ui::DraftPanel</name>
    <message>
        <source>Draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>&amp;Finish the Change</source>
        <translation>変更を完了する(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Stop All Clients</source>
        <translation>すべてのクライアントを停止(&amp;S)</translation>
    </message>
    <message>
        <source>Start Them A&amp;gain</source>
        <translation>再び開始(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Discard Draft</source>
        <translation>下書きを破棄(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Apply…</source>
        <translation>適用(&amp;A)…</translation>
    </message>
    <message>
        <source>What the draft does</source>
        <translation>下書きで行われること</translation>
    </message>
    <message>
        <source>The shared buttons are initialized too, on the server and on every device.</source>
        <translation>共有ボタンも、サーバーとすべてのデバイスで初期化されます。</translation>
    </message>
    <message>
        <source>Nothing is to be changed. Tick what is to be shared across all devices; what it does is shown here before it is done.</source>
        <translation>変更するものはありません。全デバイスで共有する項目にチェックを付けると、実行する前に、何が起こるかがここに表示されます。</translation>
    </message>
    <message numerus="yes">
        <source>Each of %Ln device(s) initializes its own values of these items at its next start.</source>
        <translation>
            <numerusform>%Ln 台のデバイスが、次に開始するときに、これらの項目の自身の値を初期化します。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is to send its values, which become the shared ones. Until it was started and has sent them no other client can start.</source>
        <translation>%1 の値が共有の値になります。このデバイスが開始して値を送信するまで、ほかのクライアントは開始できません。</translation>
    </message>
    <message>
        <source>Give &amp;Up Its Values</source>
        <translation>値を待たない(&amp;U)</translation>
    </message>
    <message>
        <source>A change was interrupted by an error. No client can start until it is finished.</source>
        <translation>変更がエラーで中断しました。完了するまで、クライアントは開始できません。</translation>
    </message>
    <message>
        <source>The sharing is being changed. Clients start when it is done.</source>
        <translation>共有の設定を変更しています。完了するとクライアントを開始できます。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) run, and must be stopped before anything can be changed: %1.</source>
        <translation>
            <numerusform>%Ln 台のクライアントが動作中です。変更する前に停止する必要があります: %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Other work on the data must end first: %1. Wait for it, or cancel it below.</source>
        <translation>データについての別の処理が先に終わる必要があります: %1。終わるのを待つか、下で中止してください。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) were stopped here: %1.</source>
        <translation>
            <numerusform>%Ln 台のクライアントがここで停止されました: %1。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::EncryptionCard</name>
    <message>
        <source>Whoever has the file can read it. It carries neither the key of stored credentials nor this server&apos;s identity: restored on another machine, stored credentials are missing and all devices enrol again.</source>
        <translation>ファイルを持つ人は誰でも読めます。保存された認証情報のキーもこのサーバーの身元も含まれません。別の機器に復元すると、保存された認証情報がなく、すべてのデバイスの再登録が必要です。</translation>
    </message>
    <message>
        <source>It carries everything, also to another machine. A passphrase is kept on this machine for the schedule; enter one only to change it. Older backups keep the passphrase that they were made with.</source>
        <translation>別の機器への復元も含め、すべてが含まれます。スケジュールのためにパスフレーズが本機に保管されています。変更する場合だけ入力してください。古いバックアップは作成時のパスフレーズのままです。</translation>
    </message>
    <message>
        <source>It carries everything, also to another machine. The passphrase is kept sealed on this machine for the schedule; keep it elsewhere as well, because without it nobody opens the backups.</source>
        <translation>別の機器への復元も含め、すべてが含まれます。パスフレーズはスケジュールのために封印して本機に保管されます。なければ誰もバックアップを開けないため、別の場所にも保管してください。</translation>
    </message>
    <message>
        <source>It carries everything, also to another machine, and this machine holds no secret that opens it: only the recovery sheet does. Scheduled trial restores need a passphrase instead.</source>
        <translation>別の機器への復元も含め、すべてが含まれます。本機はそれを開く秘密を持たず、回復シートだけで開けます。スケジュールによる試験復元にはパスフレーズが必要です。</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>暗号化</translation>
    </message>
    <message>
        <source>Not &amp;encrypted</source>
        <translation>暗号化しない(&amp;E)</translation>
    </message>
    <message>
        <source>Under a p&amp;assphrase</source>
        <translation>パスフレーズを使う(&amp;A)</translation>
    </message>
    <message>
        <source>Under a recovery &amp;key, for which a sheet is printed</source>
        <translation>回復キーを使う（シートを印刷）(&amp;K)</translation>
    </message>
    <message>
        <source>Passphra&amp;se:</source>
        <translation>パスフレーズ(&amp;S):</translation>
    </message>
    <message>
        <source>Public part of the ke&amp;y:</source>
        <translation>キーの公開部分(&amp;Y):</translation>
    </message>
    <message>
        <source>&amp;Make New Key…</source>
        <translation>新しいキーを作成(&amp;M)…</translation>
    </message>
    <message>
        <source>Recovery S&amp;heet…</source>
        <translation>回復シート(&amp;H)…</translation>
    </message>
    <message>
        <source>Setting the encryption</source>
        <translation>暗号化の設定</translation>
    </message>
    <message>
        <source>New backups are not encrypted.</source>
        <translation>新しいバックアップは暗号化されません。</translation>
    </message>
    <message>
        <source>New backups are encrypted. Print the recovery sheet, and put it away safely.</source>
        <translation>新しいバックアップは暗号化されます。回復シートを印刷し、安全な場所に保管してください。</translation>
    </message>
    <message>
        <source>Making the recovery sheet</source>
        <translation>回復シートの作成</translation>
    </message>
</context>
<context>
    <name>retinue::ui::EnrolDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation>戻る(&amp;B)</translation>
    </message>
    <message>
        <source>Enrol This Machine at a Server</source>
        <translation>本機のサーバーへの登録</translation>
    </message>
    <message>
        <source>Talking to the server</source>
        <translation>サーバーとの通信</translation>
    </message>
    <message>
        <source>The server&apos;s console shows its address on the page Overview. Left blank, the server is looked for on the local network.</source>
        <translation>アドレスは、サーバーのコンソールの［概要］ページに表示されます。空白の場合は、ローカルネットワーク上のサーバーを検索します。</translation>
    </message>
    <message>
        <source>name or address, with :port where it is not 8443</source>
        <translation>名前またはアドレス（8443以外は「:ポート」を付加）</translation>
    </message>
    <message>
        <source>&amp;Address of the server:</source>
        <translation>サーバーのアドレス(&amp;A):</translation>
    </message>
    <message>
        <source>Fingerprint of the server</source>
        <translation>サーバーのフィンガープリント</translation>
    </message>
    <message>
        <source>Compare it with the fingerprint that the server&apos;s console shows on the page Overview. If they differ, it is another machine: do not go on. Nothing was sent to it so far.</source>
        <translation>サーバーのコンソールの［概要］ページに表示されているフィンガープリントと比較してください。異なる場合は別の機器です。先に進まないでください。相手にはまだ何も送信されていません。</translation>
    </message>
    <message>
        <source>The &amp;fingerprints are the same</source>
        <translation>フィンガープリントは一致しています(&amp;F)</translation>
    </message>
    <message>
        <source>With an &amp;enrolment code</source>
        <translation>登録コードを使用(&amp;E)</translation>
    </message>
    <message>
        <source>With an a&amp;dministrator&apos;s account of the server</source>
        <translation>サーバーの管理者アカウントを使用(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Code:</source>
        <translation>コード(&amp;C):</translation>
    </message>
    <message>
        <source>System Manager &amp;ID:</source>
        <translation>システム管理者ID(&amp;I):</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>パスワード(&amp;P):</translation>
    </message>
    <message>
        <source>Device &amp;Name:</source>
        <translation>デバイス名(&amp;N):</translation>
    </message>
    <message>
        <source>&amp;Location:</source>
        <translation>設置場所(&amp;L):</translation>
    </message>
    <message>
        <source>%1 at %2, version %3, shows this fingerprint:</source>
        <translation>%1（%2、バージョン%3）のフィンガープリント：</translation>
    </message>
    <message>
        <source>The code is not accepted: it is wrong, used up or expired. Make a new one in the server&apos;s console, on the page Overview.</source>
        <translation>コードが受け付けられませんでした。誤っているか、使用済みか、期限切れです。サーバーのコンソールの［概要］ページで新しいコードを作成してください。</translation>
    </message>
    <message>
        <source>En&amp;rol</source>
        <translation>登録(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>次へ(&amp;G)</translation>
    </message>
    <message>
        <source>No server announces itself on the local network. Enter the server&apos;s address.</source>
        <translation>ローカルネットワーク上にサーバーが見つかりません。サーバーのアドレスを入力してください。</translation>
    </message>
    <message>
        <source>More than one server announces itself on the local network. Enter the address of the one that is meant.</source>
        <translation>ローカルネットワーク上に複数のサーバーが見つかりました。接続するサーバーのアドレスを入力してください。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::EnrolmentCard</name>
    <message>
        <source>Enrol a device</source>
        <translation>デバイスの登録</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>&amp;Make Enrolment Code</source>
        <translation>登録コードを作成(&amp;M)</translation>
    </message>
    <message>
        <source>Invitation as a QR code</source>
        <translation>招待のQRコード</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>招待</translation>
    </message>
    <message>
        <source>&amp;Revoke Code</source>
        <translation>コードを無効化(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>アドレス(&amp;A)</translation>
    </message>
    <message>
        <source>CA &amp;fingerprint</source>
        <translation>CAフィンガープリント(&amp;F)</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15分</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1時間</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8時間</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1日</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7日</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30日</translation>
    </message>
    <message>
        <source>&amp;Devices</source>
        <translation>台数(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Valid for</source>
        <translation>有効期間(&amp;V)</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <translation>登録コード</translation>
    </message>
    <message>
        <source>&amp;Invitation</source>
        <translation>招待(&amp;I)</translation>
    </message>
    <message>
        <source>It is shown once. Scan it with the device, enter address and code there, or run retinue-device enrol with the invitation, which holds the code too.</source>
        <translation>コードは一度だけ表示されます。デバイスで読み取るか、デバイスでアドレスとコードを入力するか、コードを含む招待を指定してretinue-device enrolを実行してください。</translation>
    </message>
    <message>
        <source>Codes that can still be used</source>
        <translation>使用できるコード</translation>
    </message>
    <message>
        <source>Codes that can still be &amp;used</source>
        <translation>使用できるコード(&amp;U)</translation>
    </message>
    <message>
        <source>The server does not run: no device could use a code.</source>
        <translation>サーバーが動作していないため、デバイスはコードを使用できません。</translation>
    </message>
    <message>
        <source>The code was used up, revoked or has expired.</source>
        <translation>コードは使用済みか、無効化されたか、期限切れです。</translation>
    </message>
    <message>
        <source>Making an enrolment code</source>
        <translation>登録コードの作成</translation>
    </message>
    <message>
        <source>Revoking an enrolment code</source>
        <translation>登録コードの無効化</translation>
    </message>
    <message>
        <source>The code has expired. Make another one when it is needed.</source>
        <translation>コードの有効期限が切れました。必要なときに新しいコードを作成してください。</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>残り時間：%1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Errors</name>
    <message>
        <source>Something that was entered is not accepted.</source>
        <translation>入力内容が受け付けられませんでした。</translation>
    </message>
    <message>
        <source>Correct it and try again; the details name it.</source>
        <translation>修正してもう一度実行してください。該当する項目は詳細に表示されます。</translation>
    </message>
    <message>
        <source>It does not exist any more.</source>
        <translation>対象はすでに存在しません。</translation>
    </message>
    <message>
        <source>Somebody may have removed it meanwhile; look at the list again.</source>
        <translation>その間に削除された可能性があります。リストを確認してください。</translation>
    </message>
    <message>
        <source>There is one of that name already.</source>
        <translation>同じ名前のものがすでに存在します。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>別の名前を指定してください。</translation>
    </message>
    <message>
        <source>The data changed meanwhile, so the change was refused.</source>
        <translation>その間にデータが変更されたため、変更は拒否されました。</translation>
    </message>
    <message>
        <source>Look at the current data and make the change again.</source>
        <translation>現在のデータを確認して、もう一度変更してください。</translation>
    </message>
    <message>
        <source>This machine was away for too long to take the changes one by one.</source>
        <translation>本機は長期間接続されていなかったため、変更を個別に取り込めません。</translation>
    </message>
    <message>
        <source>It compares everything by itself; nothing has to be done.</source>
        <translation>自動的にすべてを照合します。操作は不要です。</translation>
    </message>
    <message>
        <source>The change does not say what it is based on.</source>
        <translation>変更の元になったデータが示されていません。</translation>
    </message>
    <message>
        <source>Update the client software of the device.</source>
        <translation>デバイスのクライアントソフトウェアを更新してください。</translation>
    </message>
    <message>
        <source>The server&apos;s data were replaced meanwhile.</source>
        <translation>その間にサーバーのデータが置き換えられました。</translation>
    </message>
    <message>
        <source>Restart the device to synchronize.</source>
        <translation>同期するにはデバイスを再起動してください。</translation>
    </message>
    <message>
        <source>The device does not take part in synchronization.</source>
        <translation>デバイスは同期に参加していません。</translation>
    </message>
    <message>
        <source>Start it on the page [Confirm Device Information].</source>
        <translation>［デバイス情報の確認］ページで開始してください。</translation>
    </message>
    <message>
        <source>The System Manager ID or the password is wrong.</source>
        <translation>システム管理者IDまたはパスワードが正しくありません。</translation>
    </message>
    <message>
        <source>Enter them again; mind capital letters.</source>
        <translation>もう一度入力してください。大文字と小文字は区別されます。</translation>
    </message>
    <message>
        <source>That is not allowed now.</source>
        <translation>現在この操作は許可されていません。</translation>
    </message>
    <message>
        <source>The details say what stands in the way.</source>
        <translation>理由は詳細に表示されます。</translation>
    </message>
    <message>
        <source>That is larger than what is allowed.</source>
        <translation>許容されるサイズを超えています。</translation>
    </message>
    <message>
        <source>Make it smaller and try again.</source>
        <translation>小さくしてから、もう一度実行してください。</translation>
    </message>
    <message>
        <source>There were too many attempts, or too much is waiting.</source>
        <translation>試行回数が多すぎるか、待機中の処理が多すぎます。</translation>
    </message>
    <message>
        <source>Wait a few minutes and try again.</source>
        <translation>数分待ってから、もう一度実行してください。</translation>
    </message>
    <message>
        <source>It is in use, or its key is locked.</source>
        <translation>使用中か、鍵がロックされています。</translation>
    </message>
    <message>
        <source>End the other program or unlock the key, then try again.</source>
        <translation>使用中のプログラムを終了するか、鍵のロックを解除してから、もう一度実行してください。</translation>
    </message>
    <message>
        <source>The other machine cannot be reached.</source>
        <translation>相手の機器に接続できません。</translation>
    </message>
    <message>
        <source>Check that it is on, its address, and the network.</source>
        <translation>電源、アドレス、ネットワークを確認してください。</translation>
    </message>
    <message>
        <source>The other machine did not answer in time.</source>
        <translation>相手の機器が時間内に応答しませんでした。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, check the network.</source>
        <translation>もう一度実行してください。解消しない場合は、ネットワークを確認してください。</translation>
    </message>
    <message>
        <source>The other machine could not prove who it is. Nothing was sent to it.</source>
        <translation>相手の機器を確認できませんでした。相手には何も送信されていません。</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the one that the server&apos;s console shows.</source>
        <translation>フィンガープリントを、サーバーのコンソールに表示されているものと比較してください。</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>キャンセルされました。</translation>
    </message>
    <message>
        <source>Start it again whenever you like.</source>
        <translation>いつでも再び開始できます。</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was lost, but nothing new can be stored.</source>
        <translation>ディスクがいっぱいです。失われたデータはありませんが、新しいデータは保存できません。</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>空き容量を増やしてから、もう一度実行してください。</translation>
    </message>
    <message>
        <source>Reading or writing failed.</source>
        <translation>読み込みまたは書き込みに失敗しました。</translation>
    </message>
    <message>
        <source>Check the disk and the access rights; the details name the file.</source>
        <translation>ディスクとアクセス権を確認してください。ファイル名は詳細に表示されます。</translation>
    </message>
    <message>
        <source>Stored data are damaged and are not used.</source>
        <translation>保存されているデータが破損しているため、使用されません。</translation>
    </message>
    <message>
        <source>Leave the files as they are and restore a backup.</source>
        <translation>ファイルはそのままにして、バックアップからリストアしてください。</translation>
    </message>
    <message>
        <source>This was written by a newer version of the product.</source>
        <translation>これは製品の新しいバージョンで書き込まれたものです。</translation>
    </message>
    <message>
        <source>Install the newer version on this machine.</source>
        <translation>本機に新しいバージョンをインストールしてください。</translation>
    </message>
    <message>
        <source>The work ended before it had an answer, because the program is stopping.</source>
        <translation>プログラムの終了により、処理は結果が出る前に中断されました。</translation>
    </message>
    <message>
        <source>Start the program again and repeat it.</source>
        <translation>プログラムを起動し直して、もう一度実行してください。</translation>
    </message>
    <message>
        <source>Something went wrong inside the product.</source>
        <translation>製品の内部でエラーが発生しました。</translation>
    </message>
    <message>
        <source>Please report it with the details.</source>
        <translation>詳細を添えて報告してください。</translation>
    </message>
    <message>
        <source>Another program is using it.</source>
        <translation>ほかのプログラムが使用しています。</translation>
    </message>
    <message>
        <source>End that program, which the details name, then try again.</source>
        <translation>詳細に示されたプログラムを終了してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Another program uses that port.</source>
        <translation>別のプログラムがそのポートを使用しています。</translation>
    </message>
    <message>
        <source>End that program, then try again; or choose another port.</source>
        <translation>そのプログラムを終了して再試行するか、別のポートを選択してください。</translation>
    </message>
    <message>
        <source>The system reserves that port for programs with special rights.</source>
        <translation>そのポートは、特別な権限を持つプログラムのためにシステムが予約しています。</translation>
    </message>
    <message>
        <source>Choose a port from 1024 on.</source>
        <translation>1024以上のポートを選択してください。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ExchangePage</name>
    <message>
        <source>User Data</source>
        <translation>ユーザーデータ</translation>
    </message>
    <message>
        <source>Import and Export</source>
        <translation>インポートとエクスポート</translation>
    </message>
    <message>
        <source>Users&apos; settings from files and into files, for the whole server</source>
        <translation>サーバー全体のユーザーの設定をファイルから読み込み、ファイルへ書き出します</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>インポート</translation>
    </message>
    <message>
        <source>Earlier Imports</source>
        <translation>以前のインポート</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>エクスポート</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ExportDialog</name>
    <message>
        <source>Export User Data</source>
        <translation>ユーザーデータのエクスポート</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>パッケージ</translation>
    </message>
    <message>
        <source>Encrypted package, with secrets</source>
        <translation>暗号化パッケージ（秘密の設定を含む）</translation>
    </message>
    <message>
        <source>Address book (CSV)</source>
        <translation>アドレス帳 (CSV)</translation>
    </message>
    <message>
        <source>&amp;Export as:</source>
        <translation>エクスポート形式(&amp;E)：</translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation>パスフレーズ(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Choose File…</source>
        <translation>ファイルを選択(&amp;C)…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>One file that goes back exactly, here or on another device. Secret settings, and destinations that never leave a device, are not in it.</source>
        <translation>本機やほかのデバイスに正確に戻せる1つのファイルです。秘密の設定と、デバイスの外に出ない宛先は含まれません。</translation>
    </message>
    <message>
        <source>The same with the secret settings that are on this machine, encrypted (age format). Nobody can open it without the passphrase; there is no other way.</source>
        <translation>本機にある秘密の設定も含めて暗号化します（age形式）。パスフレーズがなければ誰にも開けません。ほかに開く方法はありません。</translation>
    </message>
    <message>
        <source>The personal and group address lists as a file that devices read. Nothing else, and no passwords.</source>
        <translation>個人とグループの宛先表を、デバイスが読み込める形式のファイルにします。それ以外とパスワードは含まれません。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ExportPanel</name>
    <message>
        <source>Everything that can be exported, exactly. It can be imported here or on another server.</source>
        <translation>エクスポートできるものすべてを正確に書き出します。このサーバーや別のサーバーでインポートできます。</translation>
    </message>
    <message>
        <source>The address lists of users and groups, for devices. Passwords are left out.</source>
        <translation>ユーザーとグループのアドレスリスト（デバイス用）です。パスワードは含まれません。</translation>
    </message>
    <message>
        <source>The users with their groups, for devices. Settings are not in it.</source>
        <translation>ユーザーとそのグループ（デバイス用）です。設定は含まれません。</translation>
    </message>
    <message>
        <source>&amp;Everybody, and what all devices share</source>
        <translation>すべてのユーザーとグループ、および全デバイス共有のデータ(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Whoever has this in the user name or group ID:</source>
        <translation>ユーザー名またはグループIDに次を含むもの(&amp;W):</translation>
    </message>
    <message>
        <source>&amp;Seal it under a passphrase, and put stored credentials in</source>
        <translation>パスフレーズで封印し、保存された認証情報も含める(&amp;S)</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>エクスポート(&amp;X)…</translation>
    </message>
    <message>
        <source>Part of a user name or group ID</source>
        <translation>ユーザー名またはグループIDの一部</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>形式(&amp;F):</translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation>パスフレーズ(&amp;P):</translation>
    </message>
    <message>
        <source>Counting users and groups</source>
        <translation>ユーザーとグループの計数</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation>
            <numerusform>ユーザーとグループ %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>数えています…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>エクスポート</translation>
    </message>
    <message>
        <source>&amp;Those who were selected in Delete User Data</source>
        <translation>「ユーザーデータの削除」で選択したもの(&amp;T)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>The same for devices that refuse the newer version. Passwords are left out.</source>
        <translation>新しいバージョンを受け付けないデバイス用の同じ内容です。パスワードは含まれません。</translation>
    </message>
    <message>
        <source>The mail addresses of one user or group; no other kinds. Choose one above.</source>
        <translation>1 つのユーザーまたはグループのメールアドレスだけが入ります。上で 1 つ選択してください。</translation>
    </message>
    <message>
        <source>The mail and fax addresses of one user or group, for devices of this maker. Choose one above.</source>
        <translation>1 つのユーザーまたはグループのメールとファクスの宛先です（このメーカーのデバイス用）。上で 1 つ選択してください。</translation>
    </message>
    <message>
        <source>The mail and fax addresses and the groups of one user&apos;s or group&apos;s list, for other programs. Choose one above.</source>
        <translation>1 つのユーザーまたはグループのリストにあるメールとファクスの宛先、およびグループです（ほかのプログラム用）。上で 1 つ選択してください。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more.</source>
        <translation>
            <numerusform>ほか %Ln 件。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::FactCards</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n日</numerusform>
        </translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>証明書</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>サーバーのアドレス</translation>
    </message>
    <message>
        <source>Not listening.</source>
        <translation>接続を受け付けていません。</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>動作中%n台</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped</source>
        <translation>
            <numerusform>停止中%n台</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not connected</source>
        <translation>
            <numerusform>未接続%n台</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n differing</source>
        <translation>
            <numerusform>不一致%n台</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>まだありません。</translation>
    </message>
    <message>
        <source>The stored data cannot be read.</source>
        <translation>保存されているデータを読み込めません。</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>ユーザー%n人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>グループ%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>設定%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on disk</source>
        <translation>使用量%1</translation>
    </message>
    <message>
        <source>Valid until %1</source>
        <translation>有効期限：%1</translation>
    </message>
    <message>
        <source>None could be made.</source>
        <translation>作成できませんでした。</translation>
    </message>
    <message>
        <source>Its renewal failed.</source>
        <translation>更新に失敗しました。</translation>
    </message>
    <message>
        <source>Renews itself.</source>
        <translation>自動的に更新されます。</translation>
    </message>
    <message>
        <source>Content proven since %1.</source>
        <translation>内容の検証: %1 以降すべて確認済み</translation>
    </message>
    <message>
        <source>Its content is being proven.</source>
        <translation>内容を検証しています。</translation>
    </message>
    <message>
        <source>Runs for %1 with %2.</source>
        <translation>稼働時間：%1、%2。</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>接続%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>numbers of users, groups, settings</comment>
        <translation>%1、%2、%3</translation>
    </message>
    <message>
        <source>%1 on disk, %2 free</source>
        <translation>使用量%1、空き%2</translation>
    </message>
    <message>
        <source>Never backed up.</source>
        <translation>バックアップされていません。</translation>
    </message>
    <message>
        <source>Backed up %1.</source>
        <translation>バックアップ: %1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::FilterField</name>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>クリア</translation>
    </message>
</context>
<context>
    <name>retinue::ui::FingerprintField</name>
    <message>
        <source>CA fingerprint</source>
        <translation>CAフィンガープリント</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy: CA fingerprint</source>
        <translation>コピー：CAフィンガープリント</translation>
    </message>
</context>
<context>
    <name>retinue::ui::FirstStart</name>
    <message>
        <source>Set up this machine</source>
        <translation>本機のセットアップ</translation>
    </message>
    <message>
        <source>Retinue keeps the personal settings of your users the same on all devices.</source>
        <translation>Retinueは、ユーザーの個人設定をすべてのデバイスで同じに保ちます。</translation>
    </message>
    <message>
        <source>System &amp;Manager ID</source>
        <translation>システム管理者ID(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>パスワード(&amp;P)</translation>
    </message>
    <message>
        <source>Ser&amp;ver</source>
        <translation>サーバー(&amp;V)</translation>
    </message>
    <message>
        <source>Keeps everybody&apos;s settings; devices connect to it.</source>
        <translation>全員の設定を保持し、デバイスからの接続を受け付けます。</translation>
    </message>
    <message>
        <source>C&amp;lient</source>
        <translation>クライアント(&amp;L)</translation>
    </message>
    <message>
        <source>Is a device itself; takes the settings from the server on another machine.</source>
        <translation>本機自体がデバイスとなり、別の機器のサーバーから設定を取得します。</translation>
    </message>
    <message>
        <source>Server &amp;and client</source>
        <translation>サーバー兼クライアント(&amp;A)</translation>
    </message>
    <message>
        <source>Both in one: keeps the settings and is a device of its own.</source>
        <translation>両方の役割を兼ね、設定を保持すると同時に本機自体もデバイスになります。</translation>
    </message>
    <message>
        <source>Role of this machine</source>
        <translation>本機の役割</translation>
    </message>
    <message>
        <source>This machine is a</source>
        <translation>本機の役割</translation>
    </message>
    <message>
        <source>&amp;Options</source>
        <translation>オプション(&amp;O)</translation>
    </message>
    <message>
        <source>Por&amp;t that devices connect to</source>
        <translation>デバイスが接続するポート(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>開始(&amp;S)</translation>
    </message>
    <message>
        <source>Choose a System Manager ID.</source>
        <translation>システム管理者IDを決めてください。</translation>
    </message>
    <message>
        <source>Checking what was entered</source>
        <translation>入力内容の確認</translation>
    </message>
    <message>
        <source>Opening port %1</source>
        <translation>ポート%1を開く</translation>
    </message>
    <message>
        <source>Setting the role of this machine</source>
        <translation>本機の役割の設定</translation>
    </message>
    <message>
        <source>Connecting this machine&apos;s client to its own server</source>
        <translation>本機のクライアントをサーバーに接続</translation>
    </message>
    <message>
        <source>Making the account</source>
        <translation>アカウントの作成</translation>
    </message>
    <message>
        <source>The ID or the password is not accepted. An ID has 1 to 64 characters and no blanks.</source>
        <translation>IDまたはパスワードが受け付けられませんでした。IDは1～64文字で、空白は使用できません。</translation>
    </message>
    <message>
        <source>&amp;Use Port %1</source>
        <translation>ポート%1を使用(&amp;U)</translation>
    </message>
    <message>
        <source>The client of this machine could not be connected: %1</source>
        <translation>本機のクライアントを接続できませんでした：%1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ForgetDialog</name>
    <message>
        <source>Delete Local Data</source>
        <translation>ローカルデータの削除</translation>
    </message>
    <message>
        <source>Delete the data that this machine holds of %1?</source>
        <translation>本機が保持している%1のデータを削除しますか？</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) made here did not go up to the server and will be lost:</source>
        <translation>
            <numerusform>本機で行われた%Ln件の変更はサーバーに送信されておらず、失われます：</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (refused)</source>
        <translation>%1（拒否）</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>ほか%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is deleted on the server. The next login here brings the server&apos;s data.</source>
        <translation>サーバーのデータは削除されません。次回本機にログインすると、サーバーのデータを取得します。</translation>
    </message>
    <message>
        <source>&amp;Delete Local Data</source>
        <translation>ローカルデータを削除(&amp;D)</translation>
    </message>
    <message>
        <source>Device-specific values that only this machine has will be lost for good:</source>
        <translation>本機だけが持つデバイス固有の値は、完全に失われます：</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Formats</name>
    <message>
        <source>never</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>たった今</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n分前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n時間前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n時間</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1、ほか%Ln件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::Gate</name>
    <message>
        <source>The administrators of this machine cannot be read</source>
        <translation>本機の管理者を読み込めません</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>再試行(&amp;T)</translation>
    </message>
    <message>
        <source>An administrator was added meanwhile. No second one was made here: sign in with that account.</source>
        <translation>その間に管理者が追加されました。ここでは2人目は作成していません。その管理者でサインインしてください。</translation>
    </message>
    <message>
        <source>The role of this machine cannot be stored</source>
        <translation>本機の役割を保存できません</translation>
    </message>
</context>
<context>
    <name>retinue::ui::HandOverPanel</name>
    <message>
        <source>Replace this server machine by the one that stands by</source>
        <translation>このサーバー機を待機している機器に取り替える</translation>
    </message>
    <message>
        <source>&amp;Stop All Clients</source>
        <translation>すべてのクライアントを停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Replicate and Verify</source>
        <translation>複製して検証(&amp;R)</translation>
    </message>
    <message>
        <source>S&amp;top Replication</source>
        <translation>レプリケーションを停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>1. All client machines are stopped.</source>
        <translation>1. すべてのクライアント機が停止しています。</translation>
    </message>
    <message>
        <source>1. Stop all client machines: %1 of %2 are started.</source>
        <translation>1. すべてのクライアント機を停止します（%2 台中 %1 台が開始中）。</translation>
    </message>
    <message>
        <source>They go on with what they hold; what is changed there waits until they are started again.</source>
        <translation>クライアント機は手元のデータで動作を続け、変更は再び開始されるまで待機します。</translation>
    </message>
    <message>
        <source>2. The copy has everything, and is proven equal.</source>
        <translation>2. コピーにはすべてがあり、同一であることが証明されています。</translation>
    </message>
    <message>
        <source>2. Replicate and verify: then nothing is missing on the other machine.</source>
        <translation>2. 複製して検証します。これで、もう一方の機器に不足はありません。</translation>
    </message>
    <message>
        <source>Replication is not set: start it first.</source>
        <translation>レプリケーションが設定されていません。先に開始してください。</translation>
    </message>
    <message>
        <source>3. Replication is stopped.</source>
        <translation>3. レプリケーションは停止しています。</translation>
    </message>
    <message>
        <source>3. Stop replication. The other machine keeps its copy.</source>
        <translation>3. レプリケーションを停止します。もう一方の機器はコピーを保持します。</translation>
    </message>
    <message>
        <source>4. On the other machine, choose [Take Over].</source>
        <translation>4. もう一方の機器で [引き継ぐ] を選びます。</translation>
    </message>
    <message>
        <source>4. On %1, choose [Take Over].</source>
        <translation>4. %1 で [引き継ぐ] を選びます。</translation>
    </message>
    <message>
        <source>Switch this machine off first, and give the other one its name or address. Then start the client machines there, on the page [Device]. Keep this data folder until all is well.</source>
        <translation>先にこの機器の電源を切り、もう一方の機器にこの機器の名前またはアドレスを付けます。その後、そこの [デバイス] ページでクライアント機を開始します。問題がないと分かるまで、このデータフォルダーを保管してください。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::HappeningsCard</name>
    <message>
        <source>Latest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Nobody logged in or changed a setting since the server was started.</source>
        <translation>サーバーの開始後、ログインや設定の変更は行われていません。</translation>
    </message>
    <message>
        <source>Latest log-ins and changes</source>
        <translation>最新のログインと変更</translation>
    </message>
</context>
<context>
    <name>retinue::ui::HappeningsModel</name>
    <message>
        <source>Group %1</source>
        <translation>グループ%1</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>すべてのデバイス</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>ログイン</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>変更：%1</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>削除：%1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
</context>
<context>
    <name>retinue::ui::HelpWindow</name>
    <message>
        <source>Retinue Help</source>
        <translation>Retinueヘルプ</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>ヘルプを検索</translation>
    </message>
    <message>
        <source>Help pages</source>
        <translation>ヘルプの目次</translation>
    </message>
    <message>
        <source>Help page</source>
        <translation>ヘルプページ</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ImportPanel</name>
    <message>
        <source>&amp;Passphrase of the package:</source>
        <translation>パッケージのパスフレーズ(&amp;P):</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>開く(&amp;O)</translation>
    </message>
    <message>
        <source>Character set of the file</source>
        <translation>ファイルの文字コード</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>ファイルの記述に従う</translation>
    </message>
    <message>
        <source>&amp;Character set:</source>
        <translation>文字コード(&amp;C):</translation>
    </message>
    <message>
        <source>What becomes of addresses that belong to nobody</source>
        <translation>誰のものでもないアドレスの扱い</translation>
    </message>
    <message>
        <source>are left out</source>
        <translation>除く</translation>
    </message>
    <message>
        <source>go to the user</source>
        <translation>次のユーザーのものにする</translation>
    </message>
    <message>
        <source>go to the group</source>
        <translation>次のグループのものにする</translation>
    </message>
    <message>
        <source>Who gets the addresses that belong to nobody</source>
        <translation>誰のものでもないアドレスを受け取るユーザーまたはグループ</translation>
    </message>
    <message>
        <source>A&amp;ddresses of nobody:</source>
        <translation>誰のものでもないアドレス(&amp;D):</translation>
    </message>
    <message>
        <source>Choose a file to import</source>
        <translation>インポートするファイルの選択</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>ファイルの読み込み</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 を読み込んでいます</translation>
    </message>
    <message>
        <source>It is compared with what is on the server; nothing is changed.</source>
        <translation>サーバーの内容と比較しています。何も変更されません。</translation>
    </message>
    <message>
        <source>The passphrase is not the right one</source>
        <translation>パスフレーズが違います</translation>
    </message>
    <message>
        <source>The package is sealed</source>
        <translation>パッケージは封印されています</translation>
    </message>
    <message>
        <source>Enter the passphrase that it was exported with.</source>
        <translation>エクスポートしたときのパスフレーズを入力してください。</translation>
    </message>
    <message>
        <source>Choose &amp;Another File…</source>
        <translation>別のファイルを選択(&amp;A)…</translation>
    </message>
    <message>
        <source>The file cannot be imported</source>
        <translation>このファイルはインポートできません</translation>
    </message>
    <message>
        <source>Choose a file, or drop it here</source>
        <translation>ファイルを選択するか、ここにドロップしてください</translation>
    </message>
    <message>
        <source>Login users and address lists that devices and programs have exported (CSV of any maker, .abk, LDIF, vCard), and packages that were exported here. You see what it would do before anything is changed.</source>
        <translation>デバイスやプログラムがエクスポートしたログインユーザーとアドレスリスト（各社の CSV、.abk、LDIF、vCard）、ここでエクスポートしたパッケージを読み込めます。変更する前に、何が行われるかが表示されます。</translation>
    </message>
    <message>
        <source>&amp;Choose File…</source>
        <translation>ファイルを選択(&amp;C)…</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>元に戻す…</translation>
    </message>
    <message>
        <source>Files to import (*.csv *.abk *.ldif *.vcf *.tsv *.txt *.zip *.age);;All files (*)</source>
        <translation>インポートするファイル (*.csv *.abk *.ldif *.vcf *.tsv *.txt *.zip *.age);;すべてのファイル (*)</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ImportText</name>
    <message>
        <source>Login users (CSV)</source>
        <translation>ログインユーザー（CSV）</translation>
    </message>
    <message>
        <source>Address book (CSV)</source>
        <translation>アドレス帳（CSV）</translation>
    </message>
    <message>
        <source>Retinue package</source>
        <translation>Retinue パッケージ</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>新規 %1</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>変更 %1</translation>
    </message>
    <message>
        <source>%1 the same</source>
        <translation>同じ %1</translation>
    </message>
    <message>
        <source>%1 stay as they are</source>
        <translation>そのまま残る %1</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>拒否 %1</translation>
    </message>
    <message numerus="yes">
        <source>groups set of %Ln user(s)</source>
        <translation>
            <numerusform>%Ln 人のユーザーのグループを設定</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between counts</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>ユーザー %Ln 人</numerusform>
        </translation>
    </message>
    <message>
        <source>(%1 new)</source>
        <translation>（うち新規 %1）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>グループ %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>no users or groups</source>
        <translation>ユーザーもグループもありません</translation>
    </message>
    <message numerus="yes">
        <source>Imported: %Ln new user(s) and group(s).</source>
        <translation>
            <numerusform>インポートしました。新しいユーザーとグループ: %Ln 件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings: %1 new, %2 changed.</source>
        <translation>設定: 新規 %1、変更 %2。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) refused.</source>
        <translation>
            <numerusform>%Ln 件の設定が拒否されました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) left out, because the data key is locked.</source>
        <translation>
            <numerusform>データキーがロックされているため、保存された認証情報 %Ln 件を除きました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) undone.</source>
        <translation>
            <numerusform>%Ln 件の変更を元に戻しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s), because somebody has changed them since: %1.</source>
        <translation>
            <numerusform>その後誰かが変更したため、%Ln 件はそのまま残ります: %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) can be undone once the data key is unlocked.</source>
        <translation>
            <numerusform>保存された認証情報 %Ln 件は、データキーのロックを解除すると元に戻せます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported: %1 users, %2 groups, %3 settings (%4).</source>
        <translation>エクスポートしました: ユーザー %1、グループ %2、設定 %3（%4）。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) left out.</source>
        <translation>
            <numerusform>保存された認証情報 %Ln 件を除きました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) could not be read.</source>
        <translation>
            <numerusform>保存された認証情報 %Ln 件を読み取れませんでした。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) do not fit into this format.</source>
        <translation>
            <numerusform>%Ln 件の値はこの形式に収まりません。</numerusform>
        </translation>
    </message>
    <message>
        <source>no settings</source>
        <translation>設定なし</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>アドレス</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the selected user(s) and group(s) are not on the server any more.</source>
        <translation>
            <numerusform>選択したユーザーとグループのうち %Ln 件は、既にサーバーにありません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Address book for older devices (CSV, version 0x0002)</source>
        <translation>旧型デバイス用アドレス帳（CSV、バージョン 0x0002）</translation>
    </message>
    <message>
        <source>Address book as text (.abk)</source>
        <translation>テキストのアドレス帳（.abk）</translation>
    </message>
    <message>
        <source>Sharp addresses (CSV)</source>
        <translation>Sharp のアドレス（CSV）</translation>
    </message>
    <message>
        <source>Xerox addresses (CSV)</source>
        <translation>Xerox のアドレス（CSV）</translation>
    </message>
    <message>
        <source>Directory entries (LDIF)</source>
        <translation>ディレクトリのエントリー（LDIF）</translation>
    </message>
    <message>
        <source>Business cards (vCard)</source>
        <translation>名刺（vCard）</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ImportView</name>
    <message>
        <source>&amp;Import</source>
        <translation>インポート(&amp;I)</translation>
    </message>
    <message>
        <source>Choose &amp;Another File…</source>
        <translation>別のファイルを選択(&amp;A)…</translation>
    </message>
    <message>
        <source>Settings that are on the server already:</source>
        <translation>サーバーに既にある設定:</translation>
    </message>
    <message>
        <source>What is wrong with the file</source>
        <translation>ファイルの問題</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>In the file: %1</source>
        <translation>ファイルの内容: %1</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>新規: %1</translation>
    </message>
    <message>
        <source>&amp;Keep them: %1</source>
        <translation>残す(&amp;K): %1</translation>
    </message>
    <message>
        <source>&amp;Replace them: %1</source>
        <translation>置き換える(&amp;R): %1</translation>
    </message>
    <message>
        <source>&amp;Merge entries into them: %1</source>
        <translation>エントリーを統合する(&amp;M): %1</translation>
    </message>
    <message>
        <source>Nothing would be changed by this file.</source>
        <translation>このファイルでは何も変更されません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) cannot be imported while the data key is locked; the rest can. Unlock it first to import all.</source>
        <translation>
            <numerusform>データキーがロックされている間、保存された認証情報 %Ln 件はインポートできませんが、その他はできます。すべてインポートするには、先にロックを解除してください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) of the file are refused and left out; the others are imported.</source>
        <translation>
            <numerusform>ファイルの %Ln 件のレコードは拒否され除かれます。その他はインポートされます。</numerusform>
        </translation>
    </message>
    <message>
        <source>An import can be undone afterwards.</source>
        <translation>インポートは後で元に戻せます。</translation>
    </message>
    <message>
        <source>%1 remarks on the file, of which the first %2 are shown:</source>
        <translation>ファイルについての %1 件の指摘（最初の %2 件を表示）:</translation>
    </message>
    <message numerus="yes">
        <source>%Ln remark(s) on the file:</source>
        <translation>
            <numerusform>ファイルについての指摘 %Ln 件:</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>拒否: %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>注: %1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ImportsPanel</name>
    <message>
        <source>being undone</source>
        <translation>元に戻しています</translation>
    </message>
    <message>
        <source>being imported</source>
        <translation>インポート中</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>変更 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>undone</source>
        <translation>元に戻しました</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>元に戻す(&amp;U)…</translation>
    </message>
    <message>
        <source>Nothing was imported</source>
        <translation>インポートされたものはありません</translation>
    </message>
    <message>
        <source>Imports are listed here, and can be undone.</source>
        <translation>インポートはここに一覧表示され、元に戻せます。</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>インポート</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>By</source>
        <translation>実行者</translation>
    </message>
    <message>
        <source>New Users and Groups</source>
        <translation>新しいユーザーとグループ</translation>
    </message>
    <message>
        <source>New Settings</source>
        <translation>新しい設定</translation>
    </message>
    <message>
        <source>Changed Settings</source>
        <translation>変更された設定</translation>
    </message>
    <message>
        <source>Can Be Undone</source>
        <translation>元に戻せる変更</translation>
    </message>
    <message>
        <source>Reading the imports</source>
        <translation>インポートの読み込み</translation>
    </message>
    <message numerus="yes">
        <source>An import can be undone for %Ln day(s), as long as deleted data is kept.</source>
        <translation>
            <numerusform>インポートは、削除されたデータが保存される %Ln 日間、元に戻せます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Imports cannot be undone, because deleted data is not kept.</source>
        <translation>削除されたデータが保存されない設定のため、インポートは元に戻せません。</translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation>インポートを元に戻す操作</translation>
    </message>
    <message>
        <source>Undo import</source>
        <translation>インポートを元に戻す</translation>
    </message>
    <message>
        <source>Undo the import of %1 of %2?</source>
        <translation>%2 の %1 のインポートを元に戻しますか?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) go back to what was before. What somebody has changed since stays as it is.</source>
        <translation>
            <numerusform>%Ln 件の変更が以前の状態に戻ります。その後誰かが変更したものはそのまま残ります。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message numerus="yes">
        <source>waits, %Ln change(s) left</source>
        <translation>
            <numerusform>待機中、残り %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Give Up the Rest…</source>
        <translation>残りを取りやめる(&amp;G)…</translation>
    </message>
    <message>
        <source>Give up the rest of an import</source>
        <translation>インポートの残りを取りやめる</translation>
    </message>
    <message>
        <source>Give up what is left of the import of %1 of %2?</source>
        <translation>%2 の %1 のインポートの残りを取りやめますか?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) still wait, such as for the data key. They are not imported, and are removed from the server.</source>
        <translation>
            <numerusform>データキーなどを待っている変更が %Ln 件あります。これらはインポートされず、サーバーから削除されます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) are done already. They stay, and can be undone afterwards.</source>
        <translation>
            <numerusform>%Ln 件の変更は既に行われています。これらは残り、後で元に戻せます。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Give Up the Rest</source>
        <translation>残りを取りやめる(&amp;G)</translation>
    </message>
    <message>
        <source>What was left of the import was given up.</source>
        <translation>インポートの残りを取りやめました。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Items</name>
    <message>
        <source>Display language and keyboard layout</source>
        <translation>表示言語とキーボードレイアウト</translation>
    </message>
    <message>
        <source>Key repetition</source>
        <translation>キーリピート</translation>
    </message>
    <message>
        <source>Inverted screen colours</source>
        <translation>画面の色の反転</translation>
    </message>
    <message>
        <source>Screen shown after login</source>
        <translation>ログイン後に表示する画面</translation>
    </message>
    <message>
        <source>Personal buttons</source>
        <translation>パーソナルボタン</translation>
    </message>
    <message>
        <source>Home screen settings</source>
        <translation>ホーム画面の設定</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>Shared buttons</source>
        <translation>共有ボタン</translation>
    </message>
    <message>
        <source>Direct connection to the network</source>
        <translation>ネットワークへのダイレクト接続</translation>
    </message>
    <message>
        <source>Default job settings: Copy</source>
        <translation>ジョブの初期設定：コピー</translation>
    </message>
    <message>
        <source>Default job settings: Fax</source>
        <translation>ジョブの初期設定：ファクス</translation>
    </message>
    <message>
        <source>Default job settings: Access Stored Files</source>
        <translation>ジョブの初期設定：保存ファイルの利用</translation>
    </message>
    <message>
        <source>Default job settings: Scan and Send</source>
        <translation>ジョブの初期設定：スキャンして送信</translation>
    </message>
    <message>
        <source>Default job settings: Scan and Store</source>
        <translation>ジョブの初期設定：スキャンして保存</translation>
    </message>
    <message>
        <source>Shortcuts: Copy</source>
        <translation>ショートカット：コピー</translation>
    </message>
    <message>
        <source>Shortcuts: Fax</source>
        <translation>ショートカット：ファクス</translation>
    </message>
    <message>
        <source>Shortcuts: Scan and Send</source>
        <translation>ショートカット：スキャンして送信</translation>
    </message>
    <message>
        <source>Previous settings: Copy</source>
        <translation>以前の設定：コピー</translation>
    </message>
    <message>
        <source>Previous settings: Fax</source>
        <translation>以前の設定：ファクス</translation>
    </message>
    <message>
        <source>Previous settings: Scan and Send</source>
        <translation>以前の設定：スキャンして送信</translation>
    </message>
    <message>
        <source>Personal address list</source>
        <translation>個人アドレスリスト</translation>
    </message>
    <message>
        <source>User group address list</source>
        <translation>ユーザーグループアドレスリスト</translation>
    </message>
    <message>
        <source>List order: Scan and Store</source>
        <translation>リストの並び順：スキャンして保存</translation>
    </message>
    <message>
        <source>List order: Access Stored Files</source>
        <translation>リストの並び順：保存ファイルの利用</translation>
    </message>
    <message>
        <source>Print the user&apos;s jobs at login</source>
        <translation>ログイン時にユーザーのジョブをプリント</translation>
    </message>
    <message>
        <source>Stored credentials</source>
        <translation>保存された認証情報</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Accessibility</source>
        <translation>アクセシビリティー</translation>
    </message>
    <message>
        <source>First screen</source>
        <translation>初期画面</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>ホーム</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Default job settings</source>
        <translation>ジョブの初期設定</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>ショートカット</translation>
    </message>
    <message>
        <source>Previous settings (history)</source>
        <translation>以前の設定（履歴）</translation>
    </message>
    <message>
        <source>Address book</source>
        <translation>アドレス帳</translation>
    </message>
    <message>
        <source>List order</source>
        <translation>リストの並び順</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>プリント</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>キーチェーン</translation>
    </message>
</context>
<context>
    <name>retinue::ui::JobRow</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Close: %1</source>
        <translation>閉じる：%1</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>キャンセル：%1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Progress of: %1</source>
        <translation>進行状況：%1</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>キャンセル中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>残り%1</translation>
    </message>
    <message>
        <source>%1 (%2 failed: %3)</source>
        <translation>%1（失敗%2件：%3）</translation>
    </message>
    <message>
        <source>%1 failed: %2. </source>
        <translation>失敗%1件：%2。 </translation>
    </message>
</context>
<context>
    <name>retinue::ui::JobStrip</name>
    <message>
        <source>Work in progress</source>
        <translation>実行中の処理</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Jobs</name>
    <message>
        <source>Server engine started</source>
        <translation>サーバーエンジンの開始</translation>
    </message>
    <message>
        <source>Server engine stopped</source>
        <translation>サーバーエンジンの停止</translation>
    </message>
    <message>
        <source>Start device</source>
        <translation>デバイスの開始</translation>
    </message>
    <message>
        <source>Stop device</source>
        <translation>デバイスの停止</translation>
    </message>
    <message>
        <source>Remove device</source>
        <translation>デバイスの削除</translation>
    </message>
    <message>
        <source>Compare device with server</source>
        <translation>デバイスをサーバーと照合</translation>
    </message>
    <message>
        <source>Start devices</source>
        <translation>デバイスの一括開始</translation>
    </message>
    <message>
        <source>Stop devices</source>
        <translation>デバイスの一括停止</translation>
    </message>
    <message>
        <source>Remove devices</source>
        <translation>デバイスの一括削除</translation>
    </message>
    <message>
        <source>Compare devices with server</source>
        <translation>デバイスをサーバーと一括照合</translation>
    </message>
    <message>
        <source>Export device list</source>
        <translation>デバイスリストのエクスポート</translation>
    </message>
    <message>
        <source>Add administrator</source>
        <translation>管理者の追加</translation>
    </message>
    <message>
        <source>Remove administrator</source>
        <translation>管理者の削除</translation>
    </message>
    <message>
        <source>Make enrolment code</source>
        <translation>登録コードの作成</translation>
    </message>
    <message>
        <source>Revoke enrolment code</source>
        <translation>登録コードの無効化</translation>
    </message>
    <message>
        <source>Delete user data</source>
        <translation>ユーザーデータの削除</translation>
    </message>
    <message>
        <source>Starting devices</source>
        <translation>デバイスを開始しています</translation>
    </message>
    <message>
        <source>Stopping devices</source>
        <translation>デバイスを停止しています</translation>
    </message>
    <message>
        <source>Removing devices</source>
        <translation>デバイスを削除しています</translation>
    </message>
    <message>
        <source>Asking devices</source>
        <translation>デバイスに問い合わせています</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>ファイルに書き込んでいます</translation>
    </message>
    <message>
        <source>Set administrator&apos;s password</source>
        <translation>管理者のパスワードの設定</translation>
    </message>
    <message>
        <source>Set idle lock</source>
        <translation>自動ロックの設定</translation>
    </message>
    <message>
        <source>Set server&apos;s port</source>
        <translation>サーバーのポートの設定</translation>
    </message>
    <message>
        <source>Export log</source>
        <translation>ログのエクスポート</translation>
    </message>
    <message>
        <source>Stored content checked</source>
        <translation>保存内容の検証</translation>
    </message>
    <message>
        <source>Device compared its data</source>
        <translation>デバイスがデータを照合</translation>
    </message>
    <message>
        <source>Enrol device</source>
        <translation>デバイスの登録</translation>
    </message>
    <message>
        <source>Enrol device again, in place of what it was</source>
        <translation>デバイスの再登録（以前の登録を置き換え）</translation>
    </message>
    <message>
        <source>Bring back user data</source>
        <translation>ユーザーデータを復元</translation>
    </message>
    <message>
        <source>Delete user data for good</source>
        <translation>ユーザーデータを完全に削除</translation>
    </message>
    <message>
        <source>Set how long deleted data is kept</source>
        <translation>削除データの保存期間を設定</translation>
    </message>
    <message>
        <source>Collecting</source>
        <translation>対象を収集中</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>削除中</translation>
    </message>
    <message>
        <source>Bringing back</source>
        <translation>復元中</translation>
    </message>
    <message>
        <source>Deleting for good</source>
        <translation>完全に削除中</translation>
    </message>
    <message>
        <source>Erasing traces</source>
        <translation>痕跡を消去中</translation>
    </message>
    <message>
        <source>Take over a device&apos;s copy</source>
        <translation>デバイスのコピーを引き継ぐ</translation>
    </message>
    <message>
        <source>Waiting for the device&apos;s copy</source>
        <translation>デバイスのコピーを待機中</translation>
    </message>
    <message>
        <source>Rename user</source>
        <translation>ユーザー名の変更</translation>
    </message>
    <message>
        <source>Merge users</source>
        <translation>ユーザーの統合</translation>
    </message>
    <message>
        <source>Prepare for user data export</source>
        <translation>ユーザーデータのエクスポートの準備</translation>
    </message>
    <message>
        <source>Import user data</source>
        <translation>ユーザーデータのインポート</translation>
    </message>
    <message>
        <source>Drop the rest of imports</source>
        <translation>インポートの残りの破棄</translation>
    </message>
    <message>
        <source>Undo import</source>
        <translation>インポートを元に戻す</translation>
    </message>
    <message>
        <source>Export user data</source>
        <translation>ユーザーデータのエクスポート</translation>
    </message>
    <message>
        <source>Sending changes</source>
        <translation>変更を送信しています</translation>
    </message>
    <message>
        <source>Bringing data</source>
        <translation>データを取得しています</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>確認しています</translation>
    </message>
    <message>
        <source>Preparing the import</source>
        <translation>インポートの準備中</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>インポート中</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>元に戻しています</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>エクスポート中</translation>
    </message>
    <message>
        <source>They do not find room on this machine all at once.</source>
        <translation>本機には、全員を同時に置く空きがありません。</translation>
    </message>
    <message>
        <source>Choose fewer. If they still find none, the changes of others that were refused or have not gone up are in the way: let those users log in at this machine, or delete their local data.</source>
        <translation>選択を減らしてください。それでも空きがない場合は、ほかのユーザーの拒否された変更や未送信の変更が残っています。それらのユーザーが本機でログインするか、ローカルデータを削除してください。</translation>
    </message>
    <message>
        <source>Another preparation is under way.</source>
        <translation>別の準備を実行中です。</translation>
    </message>
    <message>
        <source>Wait for its end, or cancel it, then prepare again.</source>
        <translation>終わるのを待つか、キャンセルしてから、もう一度準備してください。</translation>
    </message>
    <message>
        <source>An export cannot be prepared on this machine now.</source>
        <translation>本機では、今はエクスポートの準備ができません。</translation>
    </message>
    <message>
        <source>The page [Prepare for User Data Export] says what stands in the way.</source>
        <translation>妨げになっている点は［エクスポートの準備］ページに表示されます。</translation>
    </message>
    <message>
        <source>Not all whom the file is about find room on this machine; nothing was taken over.</source>
        <translation>ファイルに含まれる全員を置く空きが本機にありません。何も取り込まれていません。</translation>
    </message>
    <message>
        <source>Delete local data that are not needed, or import fewer users.</source>
        <translation>不要なローカルデータを削除するか、インポートするユーザーを減らしてください。</translation>
    </message>
    <message>
        <source>Importing and exporting are allowed only while the client is stopped, and for 15 minutes after a preparation.</source>
        <translation>インポートとエクスポートは、クライアントの停止中と、準備後の15分間だけ許可されます。</translation>
    </message>
    <message>
        <source>Prepare the users and groups, or stop the client, then try again.</source>
        <translation>ユーザーとグループを準備するか、クライアントを停止してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>バックアップ</translation>
    </message>
    <message>
        <source>Verify backup</source>
        <translation>バックアップの検証</translation>
    </message>
    <message>
        <source>Trial restore</source>
        <translation>試験復元</translation>
    </message>
    <message>
        <source>Remove backup</source>
        <translation>バックアップの削除</translation>
    </message>
    <message>
        <source>Make a restore ready</source>
        <translation>復元の準備</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>復元</translation>
    </message>
    <message>
        <source>Copying the data</source>
        <translation>データのコピー中</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>書き込み中</translation>
    </message>
    <message>
        <source>Reading back</source>
        <translation>読み戻し中</translation>
    </message>
    <message>
        <source>Removing older backups</source>
        <translation>古いバックアップの削除中</translation>
    </message>
    <message>
        <source>Reading the backup</source>
        <translation>バックアップの読み取り中</translation>
    </message>
    <message>
        <source>Checking its content</source>
        <translation>内容の確認中</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>比較中</translation>
    </message>
    <message>
        <source>Replacing the data</source>
        <translation>データの置き換え中</translation>
    </message>
    <message>
        <source>Keeping the replaced data</source>
        <translation>置き換えたデータの保管中</translation>
    </message>
    <message>
        <source>Backup missed</source>
        <translation>バックアップが実行されなかった</translation>
    </message>
    <message>
        <source>Remove what an interrupted backup left</source>
        <translation>中断したバックアップの残りを削除</translation>
    </message>
    <message>
        <source>Set backups</source>
        <translation>バックアップの設定</translation>
    </message>
    <message>
        <source>Change data sharing</source>
        <translation>データ共有を変更</translation>
    </message>
    <message>
        <source>Undo change of data sharing</source>
        <translation>データ共有の変更を元に戻す</translation>
    </message>
    <message>
        <source>Stop all clients</source>
        <translation>すべてのクライアントを停止</translation>
    </message>
    <message>
        <source>Start clients again</source>
        <translation>クライアントを再び開始</translation>
    </message>
    <message>
        <source>Give up a device&apos;s values to be shared</source>
        <translation>共有するデバイスの値を待たない</translation>
    </message>
    <message>
        <source>Changing</source>
        <translation>変更中</translation>
    </message>
    <message>
        <source>Waiting for the devices&apos; answers</source>
        <translation>デバイスの応答を待っています</translation>
    </message>
    <message>
        <source>What is shared can be changed only while no client runs, and undone only as long as what was initialized is kept. Nothing was changed.</source>
        <translation>共有の設定は、動作中のクライアントがない間だけ変更でき、初期化されたデータが保存されている間だけ元に戻せます。何も変更されていません。</translation>
    </message>
    <message>
        <source>The page [Data Sharing Details] names who runs and stops them there, and says what can be undone.</source>
        <translation>[データ共有の詳細]ページで、動作中のクライアントの確認と停止、元に戻せる変更の確認ができます。</translation>
    </message>
    <message>
        <source>Other work is in the way, or the values of a device are waited for.</source>
        <translation>別の処理が実行中か、デバイスの値を待っています。</translation>
    </message>
    <message>
        <source>The page [Data Sharing Details] names it; wait until it is done, then try again.</source>
        <translation>[データ共有の詳細]ページで確認し、終わるのを待ってからもう一度お試しください。</translation>
    </message>
    <message>
        <source>No client can start while the sharing of data is being changed.</source>
        <translation>データ共有の変更中は、クライアントを開始できません。</translation>
    </message>
    <message>
        <source>Wait until it is done, or finish it on the page [Data Sharing Details].</source>
        <translation>終わるのを待つか、[データ共有の詳細]ページで完了させてください。</translation>
    </message>
    <message>
        <source>Nothing is to be changed: all is so already.</source>
        <translation>変更するものはありません。既にそのとおりになっています。</translation>
    </message>
    <message>
        <source>Look at the page [Data Sharing Details], and change it there.</source>
        <translation>[データ共有の詳細]ページで確認し、変更してください。</translation>
    </message>
    <message>
        <source>The backup before the change failed, so nothing was changed. %1</source>
        <translation>変更前のバックアップに失敗したため、何も変更していません。%1</translation>
    </message>
    <message>
        <source>Keep a device&apos;s values as the shared ones</source>
        <translation>1 台のデバイスの値を共有の値として残す</translation>
    </message>
    <message>
        <source>Set who is told of failures</source>
        <translation>障害の通知先の設定</translation>
    </message>
    <message>
        <source>Replicate</source>
        <translation>レプリケーション</translation>
    </message>
    <message>
        <source>Start replication</source>
        <translation>レプリケーションの開始</translation>
    </message>
    <message>
        <source>Stop replication</source>
        <translation>レプリケーションの停止</translation>
    </message>
    <message>
        <source>Verify the replicated data</source>
        <translation>複製データの検証</translation>
    </message>
    <message>
        <source>Receive replicated data</source>
        <translation>複製データの受信</translation>
    </message>
    <message>
        <source>Stand by for another server</source>
        <translation>別のサーバーのために待機</translation>
    </message>
    <message>
        <source>Leave standby</source>
        <translation>待機の終了</translation>
    </message>
    <message>
        <source>Become the destination of a server</source>
        <translation>サーバーの複製先になる</translation>
    </message>
    <message>
        <source>Released by the server</source>
        <translation>サーバーによる解放</translation>
    </message>
    <message>
        <source>Set Department ID Management</source>
        <translation>部門別ID管理の設定</translation>
    </message>
    <message>
        <source>Make a recovery ready</source>
        <translation>復旧の準備</translation>
    </message>
    <message>
        <source>Recover using replicated data</source>
        <translation>複製データを使った復旧</translation>
    </message>
    <message>
        <source>Waiting until other work has ended</source>
        <translation>別の作業の終了を待機中</translation>
    </message>
    <message>
        <source>Asking the destination</source>
        <translation>複製先に問い合わせ中</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>送信中</translation>
    </message>
    <message>
        <source>The destination takes it over</source>
        <translation>複製先が反映中</translation>
    </message>
    <message>
        <source>Comparing both machines</source>
        <translation>両方の機器を比較中</translation>
    </message>
    <message>
        <source>Fetching the copy</source>
        <translation>コピーを取得中</translation>
    </message>
    <message>
        <source>Take over for a server</source>
        <translation>サーバーを引き継ぐ</translation>
    </message>
    <message>
        <source>Ask the standby machine at the start</source>
        <translation>起動時に待機機に確認する</translation>
    </message>
    <message>
        <source>Replaced by another machine</source>
        <translation>別の機器に置き換えられました</translation>
    </message>
    <message>
        <source>Serve devices again</source>
        <translation>再びサービスを行う</translation>
    </message>
</context>
<context>
    <name>retinue::ui::KeepDialog</name>
    <message>
        <source>&amp;Apply</source>
        <translation>適用(&amp;A)</translation>
    </message>
    <message>
        <source>Keep Deleted Data</source>
        <translation>削除したデータの保管</translation>
    </message>
    <message>
        <source>Keep deleted data for days</source>
        <translation>削除したデータを保管する日数</translation>
    </message>
    <message>
        <source>&amp;Keep deleted data for</source>
        <translation>削除したデータを保管する期間(&amp;K)</translation>
    </message>
    <message>
        <source>days (0: not at all)</source>
        <translation>日（0：保管しない）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>What is deleted from now on is gone for good at once, and cannot be read from the server&apos;s files; nobody can bring it back.</source>
        <translation>今後削除するデータはただちに完全に消去され、サーバーのファイルからも読み取れません。誰も復元できません。</translation>
    </message>
    <message numerus="yes">
        <source>What is deleted can be brought back for %Ln day(s); then it goes for good by itself.</source>
        <translation>
            <numerusform>削除したデータは%Ln日間復元でき、その後は自動的に完全に消去されます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything in Recently Deleted goes with the next daily clean-up.</source>
        <translation>［最近削除したデータ］の内容は、次回の毎日のクリーンアップですべて消去されます。</translation>
    </message>
    <message>
        <source>What was deleted before %1 goes with the next daily clean-up.</source>
        <translation>%1より前に削除したデータは、次回の毎日のクリーンアップで消去されます。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Listener</name>
    <message>
        <source>Port %1 is used by another program.</source>
        <translation>ポート%1は別のプログラムが使用しています。</translation>
    </message>
    <message>
        <source>End that program and try again, or choose another port.</source>
        <translation>そのプログラムを終了して再試行するか、別のポートを選択してください。</translation>
    </message>
    <message>
        <source>The system does not let Retinue use port %1.</source>
        <translation>システムはRetinueによるポート%1の使用を許可していません。</translation>
    </message>
    <message>
        <source>Choose another port, from 1024 on; ports below need special rights.</source>
        <translation>1024以上の別のポートを選択してください。1023以下のポートには特別な権限が必要です。</translation>
    </message>
    <message>
        <source>Port %1 could not be opened: %2</source>
        <translation>ポート%1を開けませんでした：%2</translation>
    </message>
</context>
<context>
    <name>retinue::ui::LocalOwnerModel</name>
    <message>
        <source>Group: %1</source>
        <translation>グループ：%1</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>すべてのデバイス</translation>
    </message>
    <message>
        <source>In part: the local store was full</source>
        <translation>一部：ローカルストアがいっぱいでした</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>User or Group</source>
        <translation>ユーザー／グループ</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Waiting to Go Up</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>Held Here</source>
        <translation>保持状況</translation>
    </message>
</context>
<context>
    <name>retinue::ui::LogPage</name>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>What was run on this installation, and what was attempted.</source>
        <translation>このシステムで実行された操作と、試行された操作。</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>エクスポート(&amp;E)…</translation>
    </message>
    <message>
        <source>Write all entries of the filter into a CSV file</source>
        <translation>フィルターに一致するすべての項目をCSVファイルに書き込みます</translation>
    </message>
    <message>
        <source>Execution Log</source>
        <translation>実行ログ</translation>
    </message>
    <message>
        <source>Execution &amp;Log</source>
        <translation>実行ログ(&amp;L)</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>セキュリティ</translation>
    </message>
    <message>
        <source>Securit&amp;y</source>
        <translation>セキュリティ(&amp;Y)</translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation>ログの読み込み</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>ログのエクスポート</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSVファイル (*.csv)</translation>
    </message>
</context>
<context>
    <name>retinue::ui::LogPanel</name>
    <message>
        <source>Filter: %1</source>
        <translation>フィルター：%1</translation>
    </message>
    <message>
        <source>Filter by any column</source>
        <translation>任意の列で絞り込み</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>検索中…</translation>
    </message>
    <message>
        <source>There are no entries yet.</source>
        <translation>項目はまだありません。</translation>
    </message>
    <message>
        <source>No entry holds this text.</source>
        <translation>この文字列を含む項目はありません。</translation>
    </message>
    <message>
        <source>The newest %1; older ones come as you scroll</source>
        <translation>最新の%1件（スクロールするとさらに表示）</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose an entry to see what it means.</source>
        <translation>項目を選択すると、その意味が表示されます。</translation>
    </message>
    <message>
        <source>It cannot be read now; it is tried again.</source>
        <translation>現在読み取れません。再試行されます。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Logs</name>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>End</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>宛先</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>By</source>
        <translation>実行者</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>ID or Device</source>
        <translation>ID／デバイス</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>本機</translation>
    </message>
</context>
<context>
    <name>retinue::ui::MailCard</name>
    <message>
        <source>Failures by e-mail</source>
        <translation>メールによる障害の通知</translation>
    </message>
    <message>
        <source>Tell of failures by e-mail</source>
        <translation>障害をメールで通知する</translation>
    </message>
    <message>
        <source>Each failure that the overview shows is told once, and once more when it is over. The messages are in English; they name neither users nor devices.</source>
        <translation>概要に表示される障害は1回だけ通知され、解消するともう1回通知されます。通知は英語で、ユーザー名やデバイス名は含まれません。</translation>
    </message>
    <message>
        <source>Send unprotected all the same, without a password</source>
        <translation>それでも保護なしで送信する(パスワードなし)</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>宛先:</translation>
    </message>
    <message>
        <source>From:</source>
        <translation>送信元:</translation>
    </message>
    <message>
        <source>Mail server:</source>
        <translation>メールサーバー:</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>TLS from the beginning</source>
        <translation>最初からTLS</translation>
    </message>
    <message>
        <source>None, for a mail server on this machine</source>
        <translation>なし(このマシンのメールサーバー用)</translation>
    </message>
    <message>
        <source>Encryption:</source>
        <translation>暗号化:</translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation>通常のポート</translation>
    </message>
    <message>
        <source>Port:</source>
        <translation>ポート:</translation>
    </message>
    <message>
        <source>User:</source>
        <translation>ユーザー:</translation>
    </message>
    <message>
        <source>Password:</source>
        <translation>パスワード:</translation>
    </message>
    <message>
        <source>admin@example.org, more with commas between</source>
        <translation>admin@example.org(複数はコンマ区切り)</translation>
    </message>
    <message>
        <source>retinue@example.org</source>
        <translation>retinue@example.org</translation>
    </message>
    <message>
        <source>name or address</source>
        <translation>名前またはアドレス</translation>
    </message>
    <message>
        <source>empty: nobody signs in</source>
        <translation>空欄: サインインなし</translation>
    </message>
    <message>
        <source>kept; enter another one to change it</source>
        <translation>保存済み。変更するには入力してください</translation>
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
        <translation>コンソール(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>ロック(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>Help for this &amp;page</source>
        <translation>このページのヘルプ(&amp;P)</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>サインアウト</translation>
    </message>
    <message>
        <source>This machine is a client only; it serves no devices.</source>
        <translation>本機はクライアント専用で、デバイスに対するサーバーではありません。</translation>
    </message>
    <message>
        <source>The server does not run: %1</source>
        <translation>サーバーは動作していません：%1</translation>
    </message>
    <message>
        <source>The server is not set up yet.</source>
        <translation>サーバーはまだ設定されていません。</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>%1としてサインイン中</translation>
    </message>
    <message>
        <source>The server runs on %1</source>
        <translation>サーバーは%1で動作しています</translation>
    </message>
    <message>
        <source>This server was replaced; it serves no devices.</source>
        <translation>このサーバーは置き換えられました。デバイスにサービスを行いません。</translation>
    </message>
    <message>
        <source>This machine stands by for another server, on %1.</source>
        <translation>この機器は %1 で別のサーバーのために待機しています。</translation>
    </message>
    <message>
        <source>The server asks the machine that stands by before it serves devices.</source>
        <translation>サーバーは、デバイスにサービスする前に待機している機器に確認しています。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Show the details of this message</source>
        <translation>このメッセージの詳細を表示</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>このメッセージを閉じる</translation>
    </message>
</context>
<context>
    <name>retinue::ui::MoveDialog</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Where both have a setting that cannot be merged:</source>
        <translation>統合できない設定が両方にある場合：</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1の名前の変更</translation>
    </message>
    <message>
        <source>Merge %1 Into Another User</source>
        <translation>%1をほかのユーザーに統合</translation>
    </message>
    <message>
        <source>&amp;New user name (or DOMAIN\name):</source>
        <translation>新しいユーザー名（またはドメイン\名前）(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;User who gets the settings (or DOMAIN\name):</source>
        <translation>設定を受け取るユーザー（またはドメイン\名前）(&amp;U)：</translation>
    </message>
    <message>
        <source>New user name</source>
        <translation>新しいユーザー名</translation>
    </message>
    <message>
        <source>User who gets the settings</source>
        <translation>設定を受け取るユーザー</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>名前を変更(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>統合(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Keep those of the other user</source>
        <translation>相手のユーザーの設定を残す(&amp;K)</translation>
    </message>
    <message>
        <source>Re&amp;place them by those of %1</source>
        <translation>%1の設定で置き換える(&amp;P)</translation>
    </message>
    <message>
        <source>On the devices the copies under the old name go at the next contact; at the next login under the new name the settings are there.</source>
        <translation>デバイスにある古い名前のコピーは、次回の接続時に削除されます。新しい名前で次にログインすると、設定が使えます。</translation>
    </message>
    <message>
        <source>A change under the old name that a device has not sent by then is refused there.</source>
        <translation>古い名前での変更のうち、それまでにデバイスが送信していないものは、デバイスで拒否されます。</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>名前を入力してください。</translation>
    </message>
    <message numerus="yes">
        <source>That is no user name: it has at most %Ln character(s), and no invisible ones.</source>
        <translation>
            <numerusform>ユーザー名として使えません。%Ln文字以内で、見えない文字を含まないようにしてください。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep those of %1</source>
        <translation>%1の設定を残す(&amp;K)</translation>
    </message>
    <message>
        <source>%1 has settings already. Choose another name, or merge the two.</source>
        <translation>%1にはすでに設定があります。別の名前を入力するか、2人を統合してください。</translation>
    </message>
    <message>
        <source>&amp;Merge the Two…</source>
        <translation>2人を統合(&amp;M)…</translation>
    </message>
    <message>
        <source>That is the name now. Enter the new one.</source>
        <translation>現在の名前です。新しい名前を入力してください。</translation>
    </message>
    <message>
        <source>That is the same user. Enter another one.</source>
        <translation>同じユーザーです。ほかのユーザーを入力してください。</translation>
    </message>
    <message>
        <source>%1 has no settings. Enter a user who has some, or rename.</source>
        <translation>%1には設定がありません。設定があるユーザーを入力するか、名前を変更してください。</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>名前を変更(&amp;R)…</translation>
    </message>
    <message>
        <source>%1 is free.</source>
        <translation>%1は使えます。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) go there.</source>
        <translation>
            <numerusform>%Ln件の設定が移ります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Go over: %1.</source>
        <translation>追加：%1。</translation>
    </message>
    <message>
        <source>Merged entry by entry: %1.</source>
        <translation>項目ごとに統合：%1。</translation>
    </message>
    <message>
        <source>The same in both: %1.</source>
        <translation>両方で同じ：%1。</translation>
    </message>
    <message>
        <source>Stay as they are: %1.</source>
        <translation>そのまま：%1。</translation>
    </message>
    <message>
        <source>Are replaced: %1.</source>
        <translation>置き換え：%1。</translation>
    </message>
    <message>
        <source>Cannot be decrypted, and stay in Recently Deleted: %1.</source>
        <translation>復号できないため［最近削除したデータ］に残ります：%1。</translation>
    </message>
    <message>
        <source>Moving the settings…</source>
        <translation>設定を移しています…</translation>
    </message>
    <message>
        <source>%1 is deleted then. What %1 had can be brought back from Recently Deleted, and so can what the other user had where that changes.</source>
        <translation>その後、%1は削除されます。%1の設定と、統合によって変わるもう一方のユーザーの以前の設定は、［最近削除したデータ］から復元できます。</translation>
    </message>
    <message>
        <source>%1 is deleted then. Deleted data is not kept on this server: nobody can bring it back, nor what the other user had where that changes. Backups that were made before still hold it.</source>
        <translation>その後、%1は削除されます。このサーバーでは削除したデータを保存しないため、その設定も、統合によって変わるもう一方のユーザーの以前の設定も復元できません。以前に作成したバックアップには残っています。</translation>
    </message>
    <message>
        <source>On the devices the copies under that name go at the next contact.</source>
        <translation>デバイスでは、次回の接続時にその名前のコピーが削除されます。</translation>
    </message>
    <message>
        <source>Nothing is stored for %1 any more: somebody has deleted, renamed or merged that user. Close this window, and look at the list.</source>
        <translation>%1のデータはもうありません。ほかの管理者がこのユーザーを削除、名前変更、または統合しました。この画面を閉じて、一覧で確認してください。</translation>
    </message>
    <message>
        <source>Only the spelling changes; devices keep their copies.</source>
        <translation>表記だけが変わります。デバイスのコピーはそのまま残ります。</translation>
    </message>
    <message>
        <source>Cannot be decrypted, and are not kept: %1.</source>
        <translation>復号できないため、保存されません：%1</translation>
    </message>
    <message>
        <source>Destinations that only devices hold are lost with the copies there, and have to be entered anew: %1.</source>
        <translation>デバイスだけが持つ宛先はデバイスのコピーと一緒に失われるため、入力し直す必要があります：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stopped device(s) hold copies under the old name, which return when the devices are started: %1.</source>
        <translation>
            <numerusform>停止中の%Ln台のデバイスに、古い名前のコピーがあります。デバイスを開始するとデータが復活します：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Device-specific values under the old name are lost with the copies on the devices.</source>
        <translation>古い名前のデバイス固有の値は、デバイスのコピーと一緒に失われます。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Navigation</name>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>対応が必要</translation>
    </message>
</context>
<context>
    <name>retinue::ui::NewPassword</name>
    <message>
        <source>Repeat &amp;it</source>
        <translation>確認入力(&amp;I)</translation>
    </message>
    <message numerus="yes">
        <source>Choose a password with %n characters or more.</source>
        <translation>
            <numerusform>%n文字以上のパスワードを指定してください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The password needs %n more character(s).</source>
        <translation>
            <numerusform>パスワードにはあと%n文字必要です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The password has more than %n characters.</source>
        <translation>
            <numerusform>パスワードが%n文字を超えています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Repeat the password.</source>
        <translation>確認のため、パスワードをもう一度入力してください。</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>2つのパスワードが一致しません。</translation>
    </message>
    <message>
        <source>8 to 128 characters. Longer is stronger; nothing else counts.</source>
        <translation>8～128文字。長いほど安全です。文字の種類に制限はありません。</translation>
    </message>
    <message numerus="yes">
        <source>Good enough. With %n characters it is strong.</source>
        <translation>
            <numerusform>使用できます。%n文字にすると強力になります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>強力です。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::NoticeCard</name>
    <message>
        <source>Send a Test</source>
        <translation>テストを送信</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Send a test: %1</source>
        <translation>テストを送信: %1</translation>
    </message>
    <message>
        <source>Save: %1</source>
        <translation>保存: %1</translation>
    </message>
    <message>
        <source>Stop the Test</source>
        <translation>テストを中止</translation>
    </message>
    <message>
        <source>It is kept. Send a test, to be sure.</source>
        <translation>保存しました。念のためテストを送信してください。</translation>
    </message>
    <message>
        <source>Setting who is told of failures</source>
        <translation>障害の通知先の設定</translation>
    </message>
    <message>
        <source>A test is being sent…</source>
        <translation>テストを送信しています…</translation>
    </message>
</context>
<context>
    <name>retinue::ui::NoticeRulesCard</name>
    <message>
        <source>What is told, and who is trusted</source>
        <translation>通知の範囲と信頼する認証局</translation>
    </message>
    <message>
        <source>Tell also of what is only to be looked after, such as a disk that is nearly full</source>
        <translation>空きが少ないディスクなど、注意が必要なだけのことも通知する</translation>
    </message>
    <message>
        <source>Choose an Authority…</source>
        <translation>認証局を選択…</translation>
    </message>
    <message>
        <source>Use the System&apos;s</source>
        <translation>システムの認証局を使う</translation>
    </message>
    <message>
        <source>Mail server and webhook have to be certified by an authority that this system trusts.</source>
        <translation>メールサーバーとWebhookは、このシステムが信頼する認証局の証明書が必要です。</translation>
    </message>
    <message>
        <source>Mail server and webhook have to be certified by the authority that was chosen here.</source>
        <translation>メールサーバーとWebhookは、ここで選択した認証局の証明書が必要です。</translation>
    </message>
    <message>
        <source>Certificate of an Authority</source>
        <translation>認証局の証明書</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>証明書 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>Setting who is told of failures</source>
        <translation>障害の通知先の設定</translation>
    </message>
</context>
<context>
    <name>retinue::ui::NoticeText</name>
    <message>
        <source>Name of the host</source>
        <translation>ホスト名</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>暗号化(TLS)</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>証明書</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>送信元</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>宛先</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>応答</translation>
    </message>
    <message>
        <source>System log</source>
        <translation>システムログ</translation>
    </message>
    <message>
        <source>Check how the host is spelled, or enter its address.</source>
        <translation>ホスト名の綴りを確認するか、アドレスを入力してください。</translation>
    </message>
    <message>
        <source>Check that the host is on, the network between, and firewalls.</source>
        <translation>ホストの電源、途中のネットワーク、ファイアウォールを確認してください。</translation>
    </message>
    <message>
        <source>Check the port, and that it fits the encryption: 587 for STARTTLS, 465 for TLS.</source>
        <translation>ポートが暗号化の方式に合っているか確認してください: STARTTLSは587、TLSは465です。</translation>
    </message>
    <message>
        <source>Choose the other kind of encryption or another port. Nothing was sent unprotected.</source>
        <translation>別の暗号化方式か別のポートを選んでください。保護なしでは何も送信されていません。</translation>
    </message>
    <message>
        <source>Enter the host as its certificate names it, or choose the authority that has made the certificate, below.</source>
        <translation>証明書に書かれているとおりにホスト名を入力するか、下で証明書を発行した認証局を選んでください。</translation>
    </message>
    <message>
        <source>Check user and password, or the secret. Some servers want a password made for applications.</source>
        <translation>ユーザーとパスワード、またはシークレットを確認してください。アプリ用のパスワードが必要なサーバーもあります。</translation>
    </message>
    <message>
        <source>Enter a sender that the server lets this user send as.</source>
        <translation>このユーザーが使用できる送信元を入力してください。</translation>
    </message>
    <message>
        <source>Check the address, and whether the server forwards to it.</source>
        <translation>アドレスと、サーバーがそこへ転送するかを確認してください。</translation>
    </message>
    <message>
        <source>The server did not take the message: look at its log.</source>
        <translation>サーバーがメッセージを受け付けませんでした。サーバーのログを確認してください。</translation>
    </message>
    <message>
        <source>Check the address, and the log of the service behind it.</source>
        <translation>アドレスと、送信先サービスのログを確認してください。</translation>
    </message>
    <message>
        <source>Check that the log service of this machine runs.</source>
        <translation>このマシンのログサービスが動作しているか確認してください。</translation>
    </message>
    <message>
        <source>The test was taken. See whether it arrives.</source>
        <translation>テストは受け付けられました。届くか確認してください。</translation>
    </message>
    <message>
        <source>%1: no (%2). %3</source>
        <comment>step, reason, what to check</comment>
        <translation>%1: 失敗(%2)。%3</translation>
    </message>
    <message>
        <source>The test was taken, but not for everybody. %1</source>
        <translation>テストは受け付けられましたが、全員分ではありません。%1</translation>
    </message>
    <message>
        <source>Fails since %1. %2: no (%3).</source>
        <comment>time, step, reason</comment>
        <translation>%1から失敗しています。%2: 失敗(%3)。</translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) wait and are tried again.</source>
        <translation>
            <numerusform>%n件の通知が保留され、再送されます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Something was told last on %1.</source>
        <translation>最後の通知: %1</translation>
    </message>
    <message>
        <source>There was nothing to tell yet.</source>
        <translation>通知することはまだありませんでした。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ObstaclePanel</name>
    <message>
        <source>This cannot be prepared here now</source>
        <translation>現在、ここでは準備できません</translation>
    </message>
    <message>
        <source>[Prepare for User Data Export] is for a machine that is server and client, whose client uses the machine&apos;s own server at localhost:8443.</source>
        <translation>［ユーザーデータのエクスポート準備］は、サーバー兼クライアントで、クライアントの接続先が本機のサーバー localhost:8443 である場合に使えます。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Obstacles</name>
    <message>
        <source>This Machine</source>
        <translation>本機</translation>
    </message>
    <message>
        <source>Listen on Port %1</source>
        <translation>ポート%1で待ち受ける</translation>
    </message>
    <message>
        <source>This machine&apos;s server listens on port %1. An export is prepared at localhost:%2. Devices that know the other port must be told.</source>
        <translation>本機のサーバーはポート%1で待ち受けています。エクスポートの準備は localhost:%2 で行われます。今のポートで接続しているデバイスは設定の変更が必要です。</translation>
    </message>
    <message>
        <source>This machine&apos;s server does not run: %1</source>
        <translation>本機のサーバーが動作していません：%1</translation>
    </message>
    <message>
        <source>This machine&apos;s server does not run.</source>
        <translation>本機のサーバーが動作していません。</translation>
    </message>
    <message>
        <source>Connect to Own Server</source>
        <translation>本機のサーバーに接続</translation>
    </message>
    <message>
        <source>This machine&apos;s client is not enrolled yet.</source>
        <translation>本機のクライアントはまだ登録されていません。</translation>
    </message>
    <message>
        <source>This machine&apos;s client was removed from its server.</source>
        <translation>本機のクライアントはサーバーから削除されました。</translation>
    </message>
    <message>
        <source>This machine&apos;s client knows its server as %1; it must be localhost:%2.</source>
        <translation>本機のクライアントの接続先は %1 です。localhost:%2 でなければなりません。</translation>
    </message>
    <message>
        <source>This machine&apos;s client belongs to another server, %1. An export is prepared on that machine, or after the client was enrolled here.</source>
        <translation>本機のクライアントは別のサーバー %1 に属しています。そのサーバーのマシンで準備するか、クライアントを本機のサーバーに登録してください。</translation>
    </message>
    <message>
        <source>This machine&apos;s client is stopped. (While it is stopped, exporting needs no preparation.)</source>
        <translation>本機のクライアントは停止しています。（停止中のエクスポートに準備は必要ありません。）</translation>
    </message>
    <message>
        <source>Start the Client</source>
        <translation>クライアントを開始</translation>
    </message>
    <message>
        <source>This machine&apos;s client is starting; this takes a moment.</source>
        <translation>本機のクライアントを開始しています。しばらくお待ちください。</translation>
    </message>
    <message>
        <source>This machine&apos;s client does not reach its server; it tries again by itself.</source>
        <translation>本機のクライアントがサーバーに接続できません。自動的に再試行します。</translation>
    </message>
    <message>
        <source>An export is prepared on a machine that is server and client. This one is not both.</source>
        <translation>エクスポートの準備は、サーバー兼クライアントのマシンで行います。本機は両方ではありません。</translation>
    </message>
    <message>
        <source>This machine&apos;s client cannot be opened: %1</source>
        <translation>本機のクライアントを開けません：%1</translation>
    </message>
    <message>
        <source>This machine&apos;s client is being opened.</source>
        <translation>本機のクライアントを開いています。</translation>
    </message>
    <message>
        <source>This machine&apos;s client cannot be read: %1</source>
        <translation>本機のクライアントを読み取れません：%1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Overview</name>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Open Data Folder</source>
        <translation>データフォルダーを開く</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Choose Another Port</source>
        <translation>別のポートを選択</translation>
    </message>
    <message>
        <source>The data folder is read-only: changes are refused.</source>
        <translation>データフォルダーが読み取り専用のため、変更は拒否されます。</translation>
    </message>
    <message>
        <source>Check the access rights of the folder and whether its disk is mounted read-only after an error.</source>
        <translation>フォルダーのアクセス権と、エラーの発生後にディスクが読み取り専用でマウントされていないかを確認してください。</translation>
    </message>
    <message>
        <source>The disk of the data folder is full: %1 are left.</source>
        <translation>データフォルダーのディスクがいっぱいです：残り%1。</translation>
    </message>
    <message>
        <source>The disk of the data folder is nearly full: %1 are left.</source>
        <translation>データフォルダーのディスクの空きが少なくなっています：残り%1。</translation>
    </message>
    <message>
        <source>Free some space. Once it is full, changes are refused until there is room; none is lost.</source>
        <translation>空き容量を増やしてください。いっぱいになると、空きができるまで変更は拒否されますが、失われることはありません。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has ended: devices refuse the connection.</source>
        <translation>サーバーの証明書の有効期限が切れました：デバイスは接続を拒否します。</translation>
    </message>
    <message>
        <source>Check the clock of this machine and the disk, then start Retinue again: a new certificate is made at the start.</source>
        <translation>本機の時計とディスクを確認してから、Retinueを起動し直してください。起動時に新しい証明書が作成されます。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate could not be renewed. It ends on %1.</source>
        <translation>サーバーの証明書を更新できませんでした。有効期限は%1です。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate could not be made.</source>
        <translation>サーバーの証明書を作成できませんでした。</translation>
    </message>
    <message>
        <source>Check the data folder: the file ca.pem must be there and readable. Renewal is tried again every hour.</source>
        <translation>データフォルダーにファイルca.pemがあり、読み取り可能であることを確認してください。更新は1時間ごとに再試行されます。</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) hold other data than the server.</source>
        <translation>
            <numerusform>%n台のデバイスのデータがサーバーと異なります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare them with the server: they take the server&apos;s data where it differs.</source>
        <translation>サーバーと照合してください。異なるデータはサーバーのデータに置き換わります。</translation>
    </message>
    <message>
        <source>Show Differing Devices</source>
        <translation>不一致のデバイスを表示</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) that take part were not heard of for over a day.</source>
        <translation>
            <numerusform>同期に参加している%n台のデバイスから、1日以上通信がありません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Check that they are on and reach this machine; stop or remove those that are gone.</source>
        <translation>電源が入っていて本機に到達できることを確認してください。使われなくなったデバイスは停止または削除してください。</translation>
    </message>
    <message>
        <source>Show Missing Devices</source>
        <translation>通信のないデバイスを表示</translation>
    </message>
    <message>
        <source>The clock of this machine jumped ahead by %1.</source>
        <translation>本機の時計が%1進みました。</translation>
    </message>
    <message>
        <source>The clock of this machine was set back by %1.</source>
        <translation>本機の時計が%1戻されました。</translation>
    </message>
    <message>
        <source>Check date, time and time zone of the system. Certificates and enrolment codes depend on them; the order of changes does not.</source>
        <translation>システムの日付、時刻、タイムゾーンを確認してください。証明書と登録コードには影響しますが、変更の順序には影響しません。</translation>
    </message>
    <message>
        <source>The Time Is Right</source>
        <translation>時刻は正しい</translation>
    </message>
    <message>
        <source>The stored data cannot be read: %1</source>
        <translation>保存されているデータを読み込めません：%1</translation>
    </message>
    <message>
        <source>Stored credentials are locked: they are not synchronized.</source>
        <translation>保存された認証情報がロックされているため、同期されません。</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need attention</source>
        <translation>
            <numerusform>%n件の確認が必要です</numerusform>
        </translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>すべて正常です</translation>
    </message>
    <message>
        <source>This machine is a client only; it serves no devices.</source>
        <translation>本機はクライアント専用で、デバイスに対するサーバーではありません。</translation>
    </message>
    <message>
        <source>The server is starting</source>
        <translation>サーバーを開始しています</translation>
    </message>
    <message>
        <source>The server is ready</source>
        <translation>サーバーの準備ができています</translation>
    </message>
    <message>
        <source>Next: enrol the first device, below.</source>
        <translation>次の手順：下で最初のデバイスを登録してください。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n device(s) connected.</source>
        <translation>
            <numerusform>%n台中%1台のデバイスが接続中です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stored settings are not what was written: %n part(s) of the data are damaged.</source>
        <translation>
            <numerusform>保存された設定が書き込まれた内容と異なります: データの %n か所が破損しています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Check the disk and the memory of this machine, and keep a copy of the data folder. Devices still hold their users&apos; settings: what is changed there is written anew.</source>
        <translation>本機のディスクとメモリーを点検し、データフォルダーのコピーを保管してください。デバイスにはユーザーの設定が残っています。そこで変更された設定は新しく書き込まれます。</translation>
    </message>
    <message>
        <source>The server does not run. %1</source>
        <translation>サーバーは動作していません。%1</translation>
    </message>
    <message>
        <source>%1 Devices go on with their local data; nothing is lost.</source>
        <translation>%1 デバイスはローカルデータで動作を続け、データは失われません。</translation>
    </message>
    <message>
        <source>The details say which key is meant and what is wrong with it. Put the key file or the machine database back from a backup of the data folder, or make the key file private again; then start Retinue again. Everything else goes on.</source>
        <translation>対象の鍵とその問題は詳細に表示されます。データフォルダーのバックアップから鍵ファイルまたは本機のデータベースを元に戻すか、鍵ファイルを所有者だけが読めるようにしてから、Retinueを起動し直してください。その他はすべて動作を続けます。</translation>
    </message>
    <message>
        <source>Show Backups</source>
        <translation>バックアップを表示</translation>
    </message>
    <message>
        <source>Nothing was backed up yet: if the disk of this machine fails, everything is lost.</source>
        <translation>まだ何もバックアップされていません。本機のディスクが故障するとすべて失われます。</translation>
    </message>
    <message>
        <source>Back up now, and set a schedule.</source>
        <translation>今すぐバックアップし、スケジュールを設定してください。</translation>
    </message>
    <message>
        <source>Back Up…</source>
        <translation>バックアップ…</translation>
    </message>
    <message>
        <source>The last backup is of %1.</source>
        <translation>最後のバックアップは %1 のものです。</translation>
    </message>
    <message>
        <source>The last backup that was proven is of %1.</source>
        <translation>最後に証明されたバックアップは %1 のものです。</translation>
    </message>
    <message>
        <source>No backup was proven yet.</source>
        <translation>証明されたバックアップはまだありません。</translation>
    </message>
    <message>
        <source>A trial restore shows that it would come back; the data in use are not touched.</source>
        <translation>試験復元で元に戻せることを確かめられます。使用中のデータには触れません。</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>system log</source>
        <translation>システムログ</translation>
    </message>
    <message>
        <source>Failures are not told, or not to everybody, by: %1.</source>
        <translation>次の方法では障害が通知されないか、全員には届きません: %1。</translation>
    </message>
    <message>
        <source>Test it in the settings: the test says which step fails. What could not be sent waits and is tried again.</source>
        <translation>設定でテストしてください。どの段階で失敗したかが表示されます。送信できなかった通知は保留され、再送されます。</translation>
    </message>
    <message>
        <source>Show Settings</source>
        <translation>設定を表示</translation>
    </message>
    <message>
        <source>Show Replication</source>
        <translation>レプリケーションを表示</translation>
    </message>
    <message>
        <source>Another machine has taken over for this server, which serves devices no more.</source>
        <translation>別の機器がこのサーバーを引き継いだため、このサーバーはデバイスにサービスを行いません。</translation>
    </message>
    <message>
        <source>Bring what only this machine has to the new server, then take it out of use. If the other one is not to be the server, let this one serve again.</source>
        <translation>この機器だけにあるものを新しいサーバーに移してから、この機器の使用をやめてください。別の機器をサーバーにしない場合は、この機器で再びサービスを行ってください。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Whether all is well, and what to do if not</source>
        <translation>すべてが正常かどうかと、正常でない場合の対処</translation>
    </message>
    <message>
        <source>Show Overview</source>
        <translation>概要を表示</translation>
    </message>
    <message>
        <source>There is no file manager. The data folder is %1.</source>
        <translation>ファイルマネージャーがありません。データフォルダーは%1です。</translation>
    </message>
    <message>
        <source>The server runs again.</source>
        <translation>サーバーが再び動作しています。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::OwnerDialog</name>
    <message>
        <source>Category</source>
        <translation>カテゴリー</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>リビジョン</translation>
    </message>
    <message>
        <source>Last Change</source>
        <translation>最終変更</translation>
    </message>
    <message>
        <source>Last Changed By</source>
        <translation>最終変更者</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>削除(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>Nothing is stored any more.</source>
        <translation>保存されているデータはもうありません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s)</source>
        <translation>
            <numerusform>設定%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>last change %1, %2</source>
        <translation>最終変更：%1、%2</translation>
    </message>
    <message>
        <source>Groups at the last login: none</source>
        <translation>前回のログイン時のグループ：なし</translation>
    </message>
    <message>
        <source>Groups at the last login: %1</source>
        <translation>前回のログイン時のグループ：%1</translation>
    </message>
    <message>
        <source>No user named this group at the last login.</source>
        <translation>前回のログイン時にこのグループに属していたユーザーはいません。</translation>
    </message>
    <message>
        <source>Users who named it at the last login: %1</source>
        <translation>前回のログイン時に属していたユーザー：%1</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>名前を変更(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Merge Into…</source>
        <translation>ほかのユーザーに統合(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Take Over From Device…</source>
        <translation>デバイスのコピーを採用(&amp;T)…</translation>
    </message>
</context>
<context>
    <name>retinue::ui::OwnerModel</name>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>User Name or Group ID</source>
        <translation>ユーザー名／グループID</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>ドメイン</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Last Change</source>
        <translation>最終変更</translation>
    </message>
    <message>
        <source>Last Changed By</source>
        <translation>最終変更者</translation>
    </message>
</context>
<context>
    <name>retinue::ui::OwnerSearch</name>
    <message>
        <source>&amp;Add</source>
        <translation>追加(&amp;A)</translation>
    </message>
    <message>
        <source>Add All &amp;That Match</source>
        <translation>一致するすべてを追加(&amp;T)</translation>
    </message>
    <message>
        <source>Users and groups on the server</source>
        <translation>サーバーのユーザーとグループ</translation>
    </message>
    <message>
        <source>Part of a user name or group ID</source>
        <translation>ユーザー名またはグループIDの一部</translation>
    </message>
    <message>
        <source>Users and groups</source>
        <translation>ユーザーとグループ</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>&amp;Search:</source>
        <translation>検索(&amp;S):</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>種類(&amp;K):</translation>
    </message>
    <message>
        <source>Nobody matches</source>
        <translation>該当するものがありません</translation>
    </message>
    <message>
        <source>Every word of the search must be part of a user name or group ID.</source>
        <translation>検索したすべての語が、ユーザー名またはグループIDに含まれている必要があります。</translation>
    </message>
    <message>
        <source>Show All</source>
        <translation>すべて表示</translation>
    </message>
    <message>
        <source>No user data yet</source>
        <translation>ユーザーデータはまだありません</translation>
    </message>
    <message>
        <source>There is nothing on this server that could be exported.</source>
        <translation>このサーバーにはエクスポートできるものがありません。</translation>
    </message>
    <message>
        <source>The list cannot be read now; it is tried again.</source>
        <translation>現在一覧を読み取れません。再試行します。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>検索中…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation>
            <numerusform>ユーザーとグループ%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2件中%1件</translation>
    </message>
</context>
<context>
    <name>retinue::ui::OwnerWindows</name>
    <message>
        <source>%1 is now %2.</source>
        <translation>%1の名前を%2に変更しました。</translation>
    </message>
    <message>
        <source>%1 was merged into %2.</source>
        <translation>%1を%2に統合しました。</translation>
    </message>
    <message>
        <source>Recently Deleted</source>
        <translation>最近削除したデータ</translation>
    </message>
    <message>
        <source>The copy of %1 is now the data of %2.</source>
        <translation>%1のコピーが%2のデータになりました。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::PanelCard</name>
    <message>
        <source>Synchronize Custom Settings: Log in again for synchronization.</source>
        <translation>カスタム設定の同期：同期するにはログインし直してください。</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>操作パネル</translation>
    </message>
    <message>
        <source>&amp;Log In</source>
        <translation>ログイン(&amp;L)</translation>
    </message>
    <message>
        <source>L&amp;og Out</source>
        <translation>ログアウト(&amp;O)</translation>
    </message>
    <message>
        <source>name, or domain\name</source>
        <translation>名前、またはドメイン\名前</translation>
    </message>
    <message>
        <source>blank: as at the last login; or a, b, …</source>
        <translation>空白：前回のログインと同じ。または a, b, …</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation>ユーザー名(&amp;U):</translation>
    </message>
    <message>
        <source>&amp;Groups:</source>
        <translation>グループ(&amp;G):</translation>
    </message>
    <message>
        <source>%1 is at the panel.</source>
        <translation>%1が操作パネルにログインしています。</translation>
    </message>
    <message>
        <source>Nobody is at the panel.</source>
        <translation>操作パネルには誰もログインしていません。</translation>
    </message>
    <message>
        <source>The user&apos;s settings are the server&apos;s current ones.</source>
        <translation>ユーザーの設定は、サーバーの最新の設定です。</translation>
    </message>
    <message>
        <source>This machine does not take part in synchronization now; it uses its local data.</source>
        <translation>本機は現在同期に参加していません。ローカルデータを使用します。</translation>
    </message>
    <message>
        <source>It uses its local data. %1</source>
        <translation>ローカルデータを使用します。%1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::PreparePage</name>
    <message>
        <source>User Data</source>
        <translation>ユーザーデータ</translation>
    </message>
    <message>
        <source>Prepare for User Data Export</source>
        <translation>エクスポートの準備</translation>
    </message>
    <message>
        <source>Makes chosen users&apos; data on this machine equal the server&apos;s, so that it can be exported</source>
        <translation>選択したユーザーの本機のデータをサーバーと一致させ、エクスポートできるようにします</translation>
    </message>
    <message>
        <source>%1 match, which are more than can be prepared at once. Search for fewer, or select them.</source>
        <translation>%1件が一致しましたが、一度に準備できる数を超えています。検索を絞り込むか、個別に選択してください。</translation>
    </message>
    <message>
        <source>Reading the list of users</source>
        <translation>ユーザー一覧の読み取り</translation>
    </message>
    <message>
        <source>Export allowed: %1</source>
        <translation>エクスポート可能：%1</translation>
    </message>
    <message>
        <source>Listening on port %1</source>
        <translation>ポート%1での待ち受け</translation>
    </message>
    <message>
        <source>Enrolling this machine at its own server</source>
        <translation>本機を本機のサーバーに登録</translation>
    </message>
    <message>
        <source>Starting the client of this machine</source>
        <translation>本機のクライアントの開始</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) are prepared; importing and exporting are allowed for 15 minutes.</source>
        <translation>
            <numerusform>ユーザーとグループ%Ln件の準備ができました。15分間、インポートとエクスポートができます。</numerusform>
        </translation>
    </message>
    <message>
        <source>The settings of %1 made room on this machine; their next login here brings them back.</source>
        <translation>本機の空きを作るため、%1の設定が削除されました。次に本機にログインすると戻ります。</translation>
    </message>
    <message>
        <source>Nothing was prepared: the data of %1 here do not equal the server&apos;s. Let them log in again at this machine, delete their local data, or leave them out.</source>
        <translation>何も準備されませんでした。%1の本機のデータがサーバーと一致しません。本機で再度ログインしてもらうか、ローカルデータを削除するか、選択から外してください。</translation>
    </message>
    <message>
        <source>This Machine</source>
        <translation>本機</translation>
    </message>
    <message>
        <source>Nothing was prepared.</source>
        <translation>何も準備されませんでした。</translation>
    </message>
    <message>
        <source>There is nothing to prepare of %1.</source>
        <translation>%1には準備するデータがありません。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Preparing</name>
    <message>
        <source>made room for others</source>
        <translation>ほかのユーザーのために削除されました</translation>
    </message>
    <message>
        <source>deleted meanwhile</source>
        <translation>その間に削除されました</translation>
    </message>
    <message>
        <source>a change was refused</source>
        <translation>変更が拒否されています</translation>
    </message>
    <message>
        <source>a change has not gone up</source>
        <translation>未送信の変更があります</translation>
    </message>
    <message>
        <source>made room for %1</source>
        <translation>%1のために削除されました</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 of %2 users, %3 of %4 groups</source>
        <translation>ユーザー %1／%2、グループ %3／%4</translation>
    </message>
    <message numerus="yes">
        <source>; %Ln user(s) at the panel count(s)</source>
        <translation>
            <numerusform>（操作パネルのユーザー%Ln人を含む）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>. %Ln user(s) too many.</source>
        <translation>
            <numerusform>。ユーザーが%Ln人超過しています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>. %Ln group(s) too many.</source>
        <translation>
            <numerusform>。グループが%Ln件超過しています。</numerusform>
        </translation>
    </message>
    <message>
        <source>not yet brought from the server</source>
        <translation>サーバーからまだ取得されていません</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Problems</name>
    <message>
        <source>line %1</source>
        <translation>%1 行目</translation>
    </message>
    <message>
        <source>owner %1</source>
        <translation>%1 番目の所有者</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>where in a file: why</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between places in a file</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RecentlyDeletedPage</name>
    <message>
        <source>User Data</source>
        <translation>ユーザーデータ</translation>
    </message>
    <message>
        <source>Recently Deleted</source>
        <translation>最近削除したデータ</translation>
    </message>
    <message>
        <source>What was deleted or displaced, and can still be brought back</source>
        <translation>削除または置き換えられ、まだ復元できるデータ</translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>変更(&amp;G)…</translation>
    </message>
    <message>
        <source>Reading Recently Deleted</source>
        <translation>［最近削除したデータ］の読み取り</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>表示(&amp;W)</translation>
    </message>
    <message>
        <source>What can be brought back of the selected entry</source>
        <translation>選択した項目のうち復元できる内容</translation>
    </message>
    <message>
        <source>&amp;Bring Back…</source>
        <translation>復元(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Delete for Good…</source>
        <translation>完全に削除(&amp;D)…</translation>
    </message>
    <message>
        <source>Select &amp;All That Match</source>
        <translation>該当するものをすべて選択(&amp;A)</translation>
    </message>
    <message>
        <source>Also those that are not on the screen; take single ones out with Ctrl and a click</source>
        <translation>画面に表示されていないものも含みます。Ctrlキーを押しながらクリックすると個別に除外できます</translation>
    </message>
    <message>
        <source>Change how long deleted data is kept</source>
        <translation>削除したデータの保管期間を変更</translation>
    </message>
    <message>
        <source>Part of a user name or group ID</source>
        <translation>ユーザー名またはグループIDの一部</translation>
    </message>
    <message>
        <source>&amp;Search:</source>
        <translation>検索(&amp;S):</translation>
    </message>
    <message>
        <source>What can be brought back</source>
        <translation>復元できるデータ</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>該当するものがありません</translation>
    </message>
    <message>
        <source>Every word of the search must be part of a user name or group ID.</source>
        <translation>検索したすべての語が、ユーザー名またはグループIDに含まれている必要があります。</translation>
    </message>
    <message>
        <source>Show All</source>
        <translation>すべて表示</translation>
    </message>
    <message numerus="yes">
        <source>Deleted data is kept for %Ln day(s).</source>
        <translation>
            <numerusform>削除したデータは%Ln日間保管されます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted data is not kept.</source>
        <translation>削除したデータは保管されません。</translation>
    </message>
    <message>
        <source>Nothing to bring back</source>
        <translation>復元できるデータはありません</translation>
    </message>
    <message numerus="yes">
        <source>What is deleted comes here, and what the server&apos;s data displaces on a device. It stays for %Ln day(s).</source>
        <translation>
            <numerusform>削除したデータと、デバイスでサーバーのデータに置き換えられたデータがここに入ります。%Ln日間保管されます。</numerusform>
        </translation>
    </message>
    <message>
        <source>What is deleted is gone for good at once, as it is set here.</source>
        <translation>現在の設定では、削除したデータはただちに完全に消去されます。</translation>
    </message>
    <message>
        <source>Counting what was selected…</source>
        <translation>選択したデータを数えています…</translation>
    </message>
    <message>
        <source>The list cannot be read now; it is tried again.</source>
        <translation>現在一覧を読み取れません。再試行します。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>検索中…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2件中%1件</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1件選択</translation>
    </message>
    <message>
        <source>Counting what was selected</source>
        <translation>選択したデータの集計</translation>
    </message>
    <message>
        <source>Delete for Good</source>
        <translation>完全に削除</translation>
    </message>
    <message>
        <source>Delete %1 with %2 for good?</source>
        <translation>%1（%2）を完全に削除しますか？</translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s)</source>
        <translation>
            <numerusform>設定%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody can bring it back. Nothing of it stays readable in this server&apos;s files.</source>
        <translation>誰も復元できません。このサーバーのファイルから読み取ることもできなくなります。</translation>
    </message>
    <message>
        <source>Backups that were made before still hold it.</source>
        <translation>以前に作成したバックアップには残っています。</translation>
    </message>
    <message>
        <source>Newer data of these users and groups stays as it is.</source>
        <translation>これらのユーザーとグループの新しいデータはそのまま残ります。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) deleted for good.</source>
        <translation>
            <numerusform>%Ln件を完全に削除しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 brought back.</source>
        <translation>%1を復元しました。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s) here, because there is a newer one.</source>
        <translation>
            <numerusform>%Ln件はより新しい設定があるため、ここに残ります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln secret one(s) could not be opened and stay here.</source>
        <translation>
            <numerusform>%Ln件の機密の設定は開けなかったため、ここに残ります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln break(s) a rule of today and stay(s) here.</source>
        <translation>
            <numerusform>%Ln件は現在の規則に反するため、ここに残ります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) had gone meanwhile.</source>
        <translation>
            <numerusform>%Ln件はその間になくなっていました。</numerusform>
        </translation>
    </message>
    <message>
        <source>How long deleted data is kept was changed.</source>
        <translation>削除したデータの保管期間を変更しました。</translation>
    </message>
    <message>
        <source>Setting how long deleted data is kept</source>
        <translation>削除したデータの保管期間の設定</translation>
    </message>
    <message>
        <source>Nothing was brought back.</source>
        <translation>復元されたものはありません。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RecoveryPanel</name>
    <message>
        <source>Recovery Using Replicated Data</source>
        <translation>複製データを使った復旧</translation>
    </message>
    <message>
        <source>&amp;Ask for the Copy</source>
        <translation>コピーを問い合わせる(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Fetch and Compare</source>
        <translation>取得して比較(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Recover…</source>
        <translation>復旧(&amp;R)…</translation>
    </message>
    <message>
        <source>Try &amp;Again</source>
        <translation>再試行(&amp;A)</translation>
    </message>
    <message>
        <source>Do&amp;ne</source>
        <translation>完了(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>Which machine has the copy?</source>
        <translation>コピーはどの機器にありますか?</translation>
    </message>
    <message>
        <source>This server does not replicate itself. Look the other machine up, compare its fingerprint, and sign in there with an administrator&apos;s ID.</source>
        <translation>このサーバー自身はレプリケーションを行っていません。相手の機器を確認し、フィンガープリントを比べて、その管理者のIDでサインインしてください。</translation>
    </message>
    <message>
        <source>The other machine is asked for its copy.</source>
        <translation>相手の機器にコピーを問い合わせています。</translation>
    </message>
    <message>
        <source>Replication is still set. It is recommended to stop it first; else [Yes] stops it, and it stays stopped.</source>
        <translation>レプリケーションが設定されたままです。先に停止することをお勧めします。停止しない場合は [はい] で停止され、停止したままになります。</translation>
    </message>
    <message>
        <source>Nothing is changed yet. Next it is fetched and compared with what is here now.</source>
        <translation>まだ何も変更されません。次にコピーを取得し、現在のデータと比べます。</translation>
    </message>
    <message>
        <source>The copy is fetched, checked and compared with what is here now.</source>
        <translation>コピーを取得して確認し、現在のデータと比べています。</translation>
    </message>
    <message>
        <source>Nothing is changed yet. How far it is stands below.</source>
        <translation>まだ何も変更されません。進行状況は下に表示されます。</translation>
    </message>
    <message>
        <source>The copy of %1 is ready. Nothing is changed yet.</source>
        <translation>%1 のコピーの準備ができました。まだ何も変更されていません。</translation>
    </message>
    <message>
        <source>Replace all data of this server by the copy that was made %1, %2?</source>
        <translation>このサーバーのすべてのデータを、%1 に作成されたコピー（%2）で置き換えますか?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) will be gone: %1</source>
        <translation>
            <numerusform>%Ln 件のユーザーとグループが失われます: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) added or changed since the copy are lost.</source>
        <translation>
            <numerusform>コピー以降に追加または変更された %Ln 件の設定は失われます。</numerusform>
        </translation>
    </message>
    <message>
        <source>What is here now is kept as a backup on this machine.</source>
        <translation>現在のデータは本機にバックアップとして残されます。</translation>
    </message>
    <message>
        <source>What is here now is not kept: without a backup nobody can bring it back.</source>
        <translation>現在のデータは残されません。バックアップがなければ元に戻せません。</translation>
    </message>
    <message>
        <source>Devices restart to sync again by themselves.</source>
        <translation>デバイスは自動的に同期をやり直します。</translation>
    </message>
    <message>
        <source>The data are being replaced.</source>
        <translation>データを置き換えています。</translation>
    </message>
    <message>
        <source>Until they are, they stay as they were. How far it is stands below.</source>
        <translation>完了するまでは元のままです。進行状況は下に表示されます。</translation>
    </message>
    <message>
        <source>Replication is stopped: start it again once all is well.</source>
        <translation>レプリケーションは停止しています。問題がないことを確認してから、もう一度開始してください。</translation>
    </message>
    <message>
        <source>The copy also has the devices of that server, and the identity that they know. With it none of them has to be enrolled again.</source>
        <translation>コピーには、そのサーバーのデバイスと、デバイスが知っている身元も含まれています。引き継ぐと、デバイスを登録し直す必要はありません。</translation>
    </message>
    <message>
        <source>Take Over Its &amp;Devices</source>
        <translation>そのデバイスを引き継ぐ(&amp;D)</translation>
    </message>
    <message>
        <source>This machine gets the identity that they know; the window closes and opens again</source>
        <translation>この機器はデバイスが知っている身元を引き継ぎます。画面はいったん閉じて再び開きます</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>何も変更されていません。</translation>
    </message>
    <message>
        <source>Devices were enrolled to this machine meanwhile, so that it keeps its own identity.</source>
        <translation>その間にこのマシンにデバイスが登録されたため、このマシンは自身の身元を保持します。</translation>
    </message>
    <message>
        <source>The data are recovered. The devices of the other server have to be enrolled again here.</source>
        <translation>データは復旧されました。他方のサーバーのデバイスは、ここで登録し直す必要があります。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RecoverySheet</name>
    <message>
        <source>Encryption</source>
        <translation>暗号化</translation>
    </message>
    <message>
        <source>None. Whoever has a file can read it; on another machine stored credentials are missing, and devices enrol again.</source>
        <translation>なし。ファイルを持つ人は誰でも読めます。別の機器では保存された認証情報がなく、デバイスの再登録が必要です。</translation>
    </message>
    <message>
        <source>Under a passphrase.</source>
        <translation>パスフレーズを使用。</translation>
    </message>
    <message>
        <source>Where the passphrase is</source>
        <translation>パスフレーズの保管場所</translation>
    </message>
    <message>
        <source>Under a recovery key.</source>
        <translation>回復キーを使用。</translation>
    </message>
    <message>
        <source>Public part</source>
        <translation>公開部分</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>回復キー</translation>
    </message>
    <message>
        <source>In the line below.</source>
        <translation>下の行にあります。</translation>
    </message>
    <message>
        <source>On the sheet that was printed when the key was made. Where that is: </source>
        <translation>キーの作成時に印刷したシートにあります。その場所: </translation>
    </message>
    <message>
        <source>Recovery sheet of %1</source>
        <translation>%1 の回復シート</translation>
    </message>
    <message>
        <source>Keep it where this machine is not, and where nobody finds it: whoever has it and a backup can read everything.</source>
        <translation>本機とは別の、誰にも見つからない場所に保管してください。これとバックアップを持つ人はすべてを読めます。</translation>
    </message>
    <message>
        <source>Keep it where this machine is not.</source>
        <translation>本機とは別の場所に保管してください。</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>印刷日</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>インストール</translation>
    </message>
    <message>
        <source>CA fingerprint</source>
        <translation>CA のフィンガープリント</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Names that devices use</source>
        <translation>デバイスが使う名前</translation>
    </message>
    <message>
        <source>Where the backups are</source>
        <translation>バックアップの場所</translation>
    </message>
    <message>
        <source>Restoring with Retinue</source>
        <translation>Retinue での復元</translation>
    </message>
    <message>
        <source>Install it on the new machine, give that the name or address of the old one, and start it. Or by command:</source>
        <translation>新しい機器にインストールし、元の機器の名前またはアドレスを付けて起動します。またはコマンドで:</translation>
    </message>
    <message>
        <source>Reading a backup without Retinue</source>
        <translation>Retinue なしでバックアップを読む</translation>
    </message>
    <message>
        <source>The files are age, zstd and SQLite; the tools of that name open them:</source>
        <translation>ファイルは age、zstd、SQLite の形式です。同じ名前のツールで開けます:</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RecoverySheetDialog</name>
    <message>
        <source>Recovery Sheet</source>
        <translation>回復シート</translation>
    </message>
    <message>
        <source>This key is kept nowhere else. Save the sheet, print it, put it away, and delete the file; then use the key.</source>
        <translation>このキーはほかのどこにも保管されません。シートを保存、印刷して保管し、ファイルを削除してからキーを使ってください。</translation>
    </message>
    <message>
        <source>Save the sheet, print it, and put it where this machine is not.</source>
        <translation>シートを保存して印刷し、本機とは別の場所に保管してください。</translation>
    </message>
    <message>
        <source>&amp;Save for Printing…</source>
        <translation>印刷用に保存(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Use This Key</source>
        <translation>このキーを使う(&amp;U)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Save for Printing</source>
        <translation>印刷用に保存</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Web ページ (*.html)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>テキスト (*.txt)</translation>
    </message>
    <message>
        <source>Saved as %1. Print it now, and put it away.</source>
        <translation>%1 に保存しました。今すぐ印刷して保管してください。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RemoveDevicesDialog</name>
    <message numerus="yes">
        <source>&amp;Remove %Ln Device(s)</source>
        <translation>
            <numerusform>%Ln台のデバイスを削除(&amp;R)</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove Devices</source>
        <translation>デバイスの削除</translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln device(s) from this server?</source>
        <translation>
            <numerusform>%Ln台のデバイスをこのサーバーから削除しますか？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>ほか%Ln台</numerusform>
        </translation>
    </message>
    <message>
        <source>What identifies them here is void at once: to synchronize again, each must be enrolled again. Until then they keep their local copies and work on with them; changes that have not gone up stay there. The data on the server stay.</source>
        <translation>デバイスの認証情報はただちに無効になります。再び同期するには、それぞれ登録し直す必要があります。それまでデバイスはローカルコピーを保持して動作を続け、未送信の変更はデバイスに残ります。サーバーのデータは保持されます。</translation>
    </message>
    <message>
        <source>To go on, enter the &amp;number of devices:</source>
        <translation>続行するには、デバイスの台数を入力してください(&amp;N):</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ReplicationHead</name>
    <message>
        <source>&amp;Replicate Now</source>
        <translation>今すぐレプリケーション(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Verify Now</source>
        <translation>今すぐ検証(&amp;V)</translation>
    </message>
    <message>
        <source>Recovery &amp;Using Replicated Data…</source>
        <translation>複製データを使った復旧(&amp;U)…</translation>
    </message>
    <message>
        <source>State of replication</source>
        <translation>レプリケーションの状態</translation>
    </message>
    <message>
        <source>Reads everything at both machines, compares it and repairs what differs</source>
        <translation>両方の機器ですべてを読んで比べ、違いを修復します</translation>
    </message>
    <message>
        <source>Brings the copy back from the destination to this server</source>
        <translation>複製先からこのサーバーにコピーを戻します</translation>
    </message>
    <message>
        <source>&amp;Serve Devices Again…</source>
        <translation>再びサービスを行う(&amp;S)…</translation>
    </message>
    <message>
        <source>Replace This &amp;Machine…</source>
        <translation>この機器を取り替える(&amp;M)…</translation>
    </message>
    <message>
        <source>Step by step to the machine that stands by</source>
        <translation>待機している機器への取り替えを順に行います</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ReplicationJobs</name>
    <message>
        <source>Replication is set; the other machine has a copy.</source>
        <translation>レプリケーションが設定され、相手の機器にコピーができました。</translation>
    </message>
    <message>
        <source>Replication is stopped. The other machine keeps its copy as it is.</source>
        <translation>レプリケーションを停止しました。相手の機器のコピーはそのまま残ります。</translation>
    </message>
    <message>
        <source>Stand By for Another Server</source>
        <translation>別のサーバーのために待機</translation>
    </message>
    <message>
        <source>Let this machine stand by for another server?</source>
        <translation>本機を別のサーバーのために待機させますか?</translation>
    </message>
    <message>
        <source>It serves no devices while it stands by. A server that has users or devices is refused.</source>
        <translation>待機中はデバイスにサービスしません。ユーザーやデバイスを持つサーバーは拒否されます。</translation>
    </message>
    <message>
        <source>[Leave Standby] on this page undoes it.</source>
        <translation>このページの [待機をやめる] で元に戻せます。</translation>
    </message>
    <message>
        <source>Standing by</source>
        <translation>待機の開始</translation>
    </message>
    <message>
        <source>This machine stands by. Enter its address on the server now.</source>
        <translation>本機は待機しています。サーバーで本機のアドレスを入力してください。</translation>
    </message>
    <message>
        <source>Leave Standby</source>
        <translation>待機をやめる</translation>
    </message>
    <message>
        <source>Stop standing by for %1?</source>
        <translation>%1 のための待機をやめますか?</translation>
    </message>
    <message>
        <source>Stop standing by?</source>
        <translation>待機をやめますか?</translation>
    </message>
    <message>
        <source>The copy on this machine is removed. If the server is lost, nothing of it can be recovered from here any more.</source>
        <translation>本機のコピーは削除されます。サーバーが失われても、ここからは復旧できなくなります。</translation>
    </message>
    <message>
        <source>The server goes on trying to replicate, and reports that it fails, until replication is stopped there.</source>
        <translation>サーバーは、そこでレプリケーションを停止するまで試行を続け、失敗を報告します。</translation>
    </message>
    <message>
        <source>Leaving standby</source>
        <translation>待機の終了</translation>
    </message>
    <message>
        <source>This machine stands by no more.</source>
        <translation>本機は待機をやめました。</translation>
    </message>
    <message>
        <source>Setting [Department ID Management]</source>
        <translation>[部門別ID管理] の設定</translation>
    </message>
    <message>
        <source>[Department ID Management] is on: servers refuse this machine as destination.</source>
        <translation>[部門別ID管理] がオンです。サーバーは本機を複製先として拒否します。</translation>
    </message>
    <message>
        <source>[Department ID Management] is off.</source>
        <translation>[部門別ID管理] がオフです。</translation>
    </message>
    <message>
        <source>Serve Devices Again</source>
        <translation>再びサービスを行う</translation>
    </message>
    <message>
        <source>Let this machine be the server again?</source>
        <translation>この機器を再びサーバーにしますか？</translation>
    </message>
    <message>
        <source>Take the machine that has taken over off the network first: devices that reach this one compare themselves with what is stored here.</source>
        <translation>先に、引き継いだ機器をネットワークから外してください。この機器に接続したデバイスは、ここに保存されているデータと照合します。</translation>
    </message>
    <message>
        <source>What was changed at the other machine since is not here. Once a device has been here, the other machine serves no more.</source>
        <translation>その後に別の機器で変更されたものは、ここにはありません。デバイスがここに接続すると、別の機器はサービスを行わなくなります。</translation>
    </message>
    <message>
        <source>Serving devices again</source>
        <translation>再びサービスを行う</translation>
    </message>
    <message>
        <source>This machine is the server again.</source>
        <translation>この機器は再びサーバーになりました。</translation>
    </message>
    <message>
        <source>Take Over</source>
        <translation>引き継ぐ</translation>
    </message>
    <message>
        <source>Take over for %1?</source>
        <translation>%1 を引き継ぎますか？</translation>
    </message>
    <message>
        <source>Take over with the copy on this machine?</source>
        <translation>この機器のコピーで引き継ぎますか？</translation>
    </message>
    <message>
        <source>Only if that server is lost, or switched off for good. If it comes back, it stops serving once it learns of this.</source>
        <translation>そのサーバーが失われたか、今後使わない場合に限ります。戻ってきても、引き継ぎを知るとサービスをやめます。</translation>
    </message>
    <message>
        <source>The administrators of this machine stay. The window closes, and opens again over the server that this machine then is.</source>
        <translation>この機器の管理者はそのままです。画面はいったん閉じ、サーバーになったこの機器の画面として再び開きます。</translation>
    </message>
    <message>
        <source>All client machines are stopped.</source>
        <translation>すべてのクライアント機が停止しました。</translation>
    </message>
    <message>
        <source>All client machines are stopped; those that are not connected learn it at their next contact.</source>
        <translation>すべてのクライアント機が停止しました。接続していないものは次の接続時に知ります。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ReplicationPage</name>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Replication</source>
        <translation>レプリケーション</translation>
    </message>
    <message>
        <source>A second machine that holds a current copy, and recovery from it</source>
        <translation>最新のコピーを持つ別の機器と、そこからの復旧</translation>
    </message>
    <message>
        <source>Stand &amp;By for Another Server…</source>
        <translation>別のサーバーのために待機(&amp;B)…</translation>
    </message>
    <message>
        <source>Last Runs</source>
        <translation>最近の実行</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>複製先</translation>
    </message>
    <message>
        <source>Not at the New Server</source>
        <translation>新しいサーバーにないもの</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ReplicationStates</name>
    <message>
        <source>Could not perform replication after %1 because an error occurred.</source>
        <translation>エラーが発生したため、%1 以降レプリケーションを実行できませんでした。</translation>
    </message>
    <message>
        <source>Check the settings for [Destination Device for Replication] and the status of the destination device.</source>
        <translation>[レプリケーション先デバイス] の設定と、レプリケーション先デバイスの状態を確認してください。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ReplicationText</name>
    <message>
        <source>The [Address] is incorrect.</source>
        <translation>[アドレス] が正しくありません。</translation>
    </message>
    <message>
        <source>The machine there shows another fingerprint than the one that was confirmed, so no password was sent to it.</source>
        <translation>そこにある機器のフィンガープリントは確認されたものと異なるため、パスワードは送信されていません。</translation>
    </message>
    <message>
        <source>Look it up again, and compare the fingerprint with the one on the page [Replication] of the other machine.</source>
        <translation>もう一度確認し、相手の機器の [レプリケーション] ページのフィンガープリントと比べてください。</translation>
    </message>
    <message>
        <source>A machine was found there, but it did not answer in time.</source>
        <translation>機器は見つかりましたが、時間内に応答しませんでした。</translation>
    </message>
    <message>
        <source>Nothing that stands by for a server answers there.</source>
        <translation>そこでは、サーバーのために待機している機器が応答しません。</translation>
    </message>
    <message>
        <source>Check how the address is spelled, its port, that the other machine is on and runs Retinue, and the firewalls between.</source>
        <translation>アドレスの表記とポート、相手の機器の電源が入り Retinue が動作していること、途中のファイアウォールを確認してください。</translation>
    </message>
    <message>
        <source>The authentication information is incorrect.</source>
        <translation>認証情報が正しくありません。</translation>
    </message>
    <message>
        <source>After too many wrong attempts the other machine waits for a while.</source>
        <translation>誤った試行が多すぎたため、相手の機器はしばらく受け付けません。</translation>
    </message>
    <message>
        <source>Wait some minutes, then enter ID and password again.</source>
        <translation>数分待ってから、IDとパスワードをもう一度入力してください。</translation>
    </message>
    <message>
        <source>The other machine has no System Manager with this ID and password.</source>
        <translation>相手の機器には、このIDとパスワードのシステム管理者がいません。</translation>
    </message>
    <message>
        <source>Enter the ID and the password of an administrator of the other machine.</source>
        <translation>相手の機器の管理者のIDとパスワードを入力してください。</translation>
    </message>
    <message>
        <source>A device that cannot be used as the destination for replication is set. Select a different device.</source>
        <translation>レプリケーション先として使用できないデバイスが設定されています。別のデバイスを選択してください。</translation>
    </message>
    <message>
        <source>The other machine runs the server itself.</source>
        <translation>相手の機器自身がサーバーを実行しています。</translation>
    </message>
    <message>
        <source>Choose a machine that serves nobody, and let it stand by on its page [Replication].</source>
        <translation>どのデバイスにもサービスしていない機器を選び、その [レプリケーション] ページで待機させてください。</translation>
    </message>
    <message>
        <source>The other machine is the destination of another server already.</source>
        <translation>相手の機器は、すでに別のサーバーの複製先です。</translation>
    </message>
    <message>
        <source>Choose another machine, or stop replication at that server, or choose [Leave Standby] on the other machine and let it stand by anew.</source>
        <translation>別の機器を選ぶか、そのサーバーのレプリケーションを停止するか、相手の機器で [待機をやめる] を選んで待機し直してください。</translation>
    </message>
    <message>
        <source>The other machine has an older version of the product.</source>
        <translation>相手の機器の製品バージョンが古いです。</translation>
    </message>
    <message>
        <source>Install the same version there as here, then start again.</source>
        <translation>相手の機器に本機と同じバージョンをインストールしてから、もう一度開始してください。</translation>
    </message>
    <message>
        <source>[Department ID Management] is on at the other machine.</source>
        <translation>相手の機器で [部門別ID管理] がオンです。</translation>
    </message>
    <message>
        <source>Switch it off on the page [Replication] of the other machine, then start again.</source>
        <translation>相手の機器の [レプリケーション] ページでオフにしてから、もう一度開始してください。</translation>
    </message>
    <message>
        <source>This is the address of this machine itself.</source>
        <translation>これは本機自身のアドレスです。</translation>
    </message>
    <message>
        <source>Enter the address of another machine: a copy beside the original is lost with it.</source>
        <translation>別の機器のアドレスを入力してください。元のデータと同じ場所のコピーは一緒に失われます。</translation>
    </message>
    <message>
        <source>%1 users, %2 groups, %3 settings</source>
        <translation>ユーザー %1、グループ %2、設定 %3</translation>
    </message>
    <message>
        <source>This server was replaced: the machine that stood by has taken over, and devices are not served here any more.</source>
        <translation>このサーバーは置き換えられました。待機していた機器が引き継いだため、ここではデバイスにサービスしません。</translation>
    </message>
    <message>
        <source>Replication is not set: there is no second machine with these data.</source>
        <translation>レプリケーションは設定されていません。このデータを持つ別の機器はありません。</translation>
    </message>
    <message>
        <source>Let another machine stand by, then enter it under [Destination].</source>
        <translation>別の機器を待機させてから、[複製先] に入力してください。</translation>
    </message>
    <message>
        <source>Asking the machine that stands by whether it has taken over. Devices wait a moment.</source>
        <translation>待機している機器に、引き継いだかどうかを確認しています。デバイスは少し待ちます。</translation>
    </message>
    <message>
        <source>Since %1 devices are served although that machine could not be asked whether it has taken over.</source>
        <translation>待機している機器に引き継いだかどうかを確認できないまま、%1 からデバイスにサービスしています。</translation>
    </message>
    <message>
        <source>Replication pauses for a backup.</source>
        <translation>バックアップのためレプリケーションを一時停止しています。</translation>
    </message>
    <message>
        <source>It goes on by itself once the backup is made.</source>
        <translation>バックアップが終わると自動的に再開します。</translation>
    </message>
    <message>
        <source>Replicating...</source>
        <translation>レプリケーション中...</translation>
    </message>
    <message>
        <source>Waiting for replication... To change the [Destination Device for Replication], first perform [Stop Replication], then change device. Last Replication : %1</source>
        <translation>レプリケーション待機中... [レプリケーション先デバイス] を変更するには、先に [レプリケーションを停止] を実行してからデバイスを変更してください。最終レプリケーション: %1</translation>
    </message>
    <message>
        <source>The copy was last proven equal: %1.</source>
        <translation>コピーの一致が最後に証明された時刻: %1。</translation>
    </message>
    <message>
        <source>The whole copy was not proven equal yet. [Verify Now] compares everything at both machines.</source>
        <translation>コピー全体の一致はまだ証明されていません。[今すぐ検証] で両方の機器のすべてを比べます。</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>複製先 %1</translation>
    </message>
    <message numerus="yes">
        <source>every %Ln minute(s)</source>
        <translation>
            <numerusform>%Ln 分ごと</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %Ln update(s)</source>
        <translation>
            <numerusform>%Ln 件の更新後</numerusform>
        </translation>
    </message>
    <message>
        <source>Next attempt: %1</source>
        <translation>次の試行: %1</translation>
    </message>
    <message>
        <source>Next at the latest: %1</source>
        <translation>遅くとも次回: %1</translation>
    </message>
    <message>
        <source>nothing: both are equal</source>
        <translation>なし（両方一致）</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>interval</source>
        <translation>間隔</translation>
    </message>
    <message>
        <source>number of updates</source>
        <translation>更新の件数</translation>
    </message>
    <message>
        <source>a client machine restarted</source>
        <translation>クライアント機の再起動</translation>
    </message>
    <message>
        <source>verification</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>%1 による</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Nothing had to be sent: the copy is up to date.</source>
        <translation>送信するものはありません。コピーは最新です。</translation>
    </message>
    <message>
        <source>Replicated: %1 sent.</source>
        <translation>レプリケーション完了: %1 を送信しました。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) of the copy could not be compared, because devices kept writing. Verify again.</source>
        <translation>
            <numerusform>デバイスが書き込みを続けたため、コピーの %Ln か所を比べられませんでした。もう一度検証してください。</numerusform>
        </translation>
    </message>
    <message>
        <source>The copy is equal: everything was read and compared at both machines.</source>
        <translation>コピーは一致しています。両方の機器ですべてを読んで比べました。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) of the copy differed.</source>
        <translation>
            <numerusform>コピーの %Ln か所が異なっていました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything was sent again, and the copy is equal now. Check the disk of the other machine.</source>
        <translation>すべてを送り直し、コピーは一致しました。相手の機器のディスクを確認してください。</translation>
    </message>
    <message>
        <source>They are not repaired yet: check the disk of the other machine, then verify again.</source>
        <translation>まだ修復されていません。相手の機器のディスクを確認してから、もう一度検証してください。</translation>
    </message>
    <message>
        <source>This machine stands by; no server replicates to it yet.</source>
        <translation>本機は待機しています。まだどのサーバーもレプリケーションしていません。</translation>
    </message>
    <message>
        <source>It keeps a copy of %1, until another server&apos;s arrives.</source>
        <translation>別のサーバーのコピーが届くまで、%1 のコピーを保持します。</translation>
    </message>
    <message>
        <source>Switch [Department ID Management] off: servers refuse a machine where it is on.</source>
        <translation>[部門別ID管理] をオフにしてください。オンの機器はサーバーに拒否されます。</translation>
    </message>
    <message>
        <source>On the server, open [Replication] and enter the address of this machine.</source>
        <translation>サーバーで [レプリケーション] を開き、本機のアドレスを入力してください。</translation>
    </message>
    <message>
        <source>This machine stands by for %1 (version %2).</source>
        <translation>本機は %1（バージョン %2）のために待機しています。</translation>
    </message>
    <message>
        <source>The first copy is on its way.</source>
        <translation>最初のコピーを受信中です。</translation>
    </message>
    <message>
        <source>Its copy is the state of %1 (%2), last proven equal: %3. It has %4.</source>
        <translation>コピーは %1（%2）の状態で、一致の最終証明は %3 です。内容: %4。</translation>
    </message>
    <message>
        <source>The copy of %1 was made %2 (%3). It has %4.</source>
        <translation>%1 のコピーは %2（%3）に作成されました。内容: %4。</translation>
    </message>
    <message>
        <source>The devices look for the server under: %1. If this machine has none of these names or addresses, they do not find it: give it one of them, or enrol the devices again.</source>
        <translation>デバイスは次の名前でサーバーを探します: %1。本機にこれらの名前もアドレスもない場合は見つかりません。どれかを本機に付けるか、デバイスを再登録してください。</translation>
    </message>
    <message>
        <source>If that server is lost for good, this machine can take over for it, and devices go on without being enrolled again.</source>
        <translation>そのサーバーが完全に失われたときは、この機器が引き継げます。デバイスを登録し直す必要はありません。</translation>
    </message>
    <message>
        <source>The data are the state of %1 (%2): %3. What was changed on the server since is not among them; what only devices hold of it goes up again.</source>
        <translation>データは %1（%2）の状態です: %3。その後サーバーで変更されたものは含まれません。デバイスだけが持っているものは再び送られます。</translation>
    </message>
    <message>
        <source>Look below for what is not at the new server, and bring it there; then take this machine out of use. If the other machine is not to be the server, let this one serve again.</source>
        <translation>新しいサーバーにないものを下で確認し、そこへ移してください。その後、この機器の使用をやめます。別の機器をサーバーにしない場合は、この機器で再びサービスを行ってください。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RestorePanel</name>
    <message>
        <source>&amp;Restore…</source>
        <translation>復元(&amp;R)…</translation>
    </message>
    <message>
        <source>Try &amp;Again</source>
        <translation>再試行(&amp;A)</translation>
    </message>
    <message>
        <source>Enter &amp;Passphrase or Key…</source>
        <translation>パスフレーズまたはキーを入力(&amp;P)…</translation>
    </message>
    <message>
        <source>Do&amp;ne</source>
        <translation>完了(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>%1を復元</translation>
    </message>
    <message>
        <source>The backup is read, checked and compared with what is here now.</source>
        <translation>バックアップを読み取り、確認し、現在のデータと比べています。</translation>
    </message>
    <message>
        <source>Nothing is changed yet. How far it is stands below.</source>
        <translation>まだ何も変更されていません。進行状況は下に表示されます。</translation>
    </message>
    <message>
        <source>Ready. Nothing is changed yet.</source>
        <translation>準備ができました。まだ何も変更されていません。</translation>
    </message>
    <message>
        <source>Restore the backup of %1</source>
        <translation>%1 のバックアップを復元</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>何も変更されていません。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>復元</translation>
    </message>
    <message>
        <source>Replace all data of this server by the backup of %1, %2?</source>
        <translation>このサーバーのすべてのデータを %1 のバックアップ（%2）で置き換えますか?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) will be gone: %1</source>
        <translation>
            <numerusform>ユーザーとグループ %Ln 件がなくなります: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) added or changed since are lost.</source>
        <translation>
            <numerusform>その後に追加または変更された設定 %Ln 件が失われます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) deleted since are deleted again.</source>
        <translation>
            <numerusform>その後に削除されたユーザーとグループ %Ln 件は再び削除されます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) deleted since come back.</source>
        <translation>
            <numerusform>その後に削除されたユーザーとグループ %Ln 件が戻ります。</numerusform>
        </translation>
    </message>
    <message>
        <source>What is here now is kept as a backup on this machine.</source>
        <translation>現在のデータは本機にバックアップとして残されます。</translation>
    </message>
    <message>
        <source>What is here now is not kept: without another backup nobody can bring it back.</source>
        <translation>現在のデータは残されません。別のバックアップがなければ元に戻せません。</translation>
    </message>
    <message>
        <source>Devices restart to sync again by themselves.</source>
        <translation>デバイスは自動的に同期をやり直します。</translation>
    </message>
    <message>
        <source>The data are being replaced.</source>
        <translation>データを置き換えています。</translation>
    </message>
    <message>
        <source>Until they are, they stay as they were. How far it is stands below.</source>
        <translation>完了するまでは元のままです。進行状況は下に表示されます。</translation>
    </message>
    <message>
        <source>Replication is set: it is stopped, and stays stopped. Start it again once all is well.</source>
        <translation>レプリケーションは停止され、停止したままになります。問題がないことを確認してから、もう一度開始してください。</translation>
    </message>
    <message>
        <source>Take Over Its &amp;Devices</source>
        <translation>そのデバイスを引き継ぐ(&amp;D)</translation>
    </message>
    <message>
        <source>This machine gets the identity that they know; the window closes and opens again</source>
        <translation>この機器はデバイスが知っている身元を引き継ぎます。画面はいったん閉じて再び開きます</translation>
    </message>
    <message>
        <source>The backup also has the devices of that server, and the identity that they know. With it none of them has to be enrolled again.</source>
        <translation>バックアップには、そのサーバーのデバイスと、デバイスが知っている身元も含まれています。引き継ぐと、デバイスを登録し直す必要はありません。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RestorePreviewView</name>
    <message numerus="yes">
        <source>%Ln setting(s) added or changed since will be lost.</source>
        <translation>
            <numerusform>その後に追加または変更された設定 %Ln 件が失われます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed since: %1</source>
        <translation>その後に変更: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) came since and will be gone: %1</source>
        <translation>
            <numerusform>その後に追加されたユーザーとグループ %Ln 件がなくなります: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) that are not here now come back.</source>
        <translation>
            <numerusform>現在ここにない設定 %Ln 件が戻ります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) deleted for good since stay deleted: %1</source>
        <translation>
            <numerusform>その後に完全に削除されたユーザーとグループ %Ln 件は削除されたままです: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) are left out: the key they are under is not here. Their users store them again.</source>
        <translation>
            <numerusform>キーがここにないため、保存された認証情報 %Ln 件は除かれます。ユーザーが保存し直します。</numerusform>
        </translation>
    </message>
    <message>
        <source>Devices restart to sync again by themselves; this server need not be restarted.</source>
        <translation>デバイスは自動的に同期をやり直します。このサーバーの再起動は不要です。</translation>
    </message>
    <message>
        <source>&amp;Keep what is here now as a backup on this machine</source>
        <translation>現在のデータを本機にバックアップとして残す(&amp;K)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete %Ln user(s) and group(s) again that were deleted since</source>
        <translation>
            <numerusform>その後に削除されたユーザーとグループ %Ln 件を再び削除する(&amp;D)</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is newer here: nothing is lost.</source>
        <translation>ここにより新しいものはありません。何も失われません。</translation>
    </message>
    <message>
        <source>What comes is whole and proven: %1, made by version %2.</source>
        <translation>戻されるデータは完全で証明済みです: %1、バージョン %2 で作成。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RestoreText</name>
    <message>
        <source>%1 (group)</source>
        <translation>%1（グループ）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>settings of users and groups</comment>
        <translation>%2の%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s)</source>
        <translation>
            <numerusform>設定 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation>
            <numerusform>ユーザーとグループ %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>another server</source>
        <translation>別のサーバー</translation>
    </message>
    <message>
        <source>Restored: %1, as of %2.</source>
        <translation>復元しました: %1（%2 時点）</translation>
    </message>
    <message>
        <source>Devices restart to sync again by themselves; this server need not be restarted.</source>
        <translation>デバイスは自動的に同期をやり直します。このサーバーの再起動は不要です。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) deleted since were deleted again.</source>
        <translation>
            <numerusform>その後に削除されたユーザーとグループ %Ln 件を再び削除しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>What was here before is kept as a backup on this machine (%1).</source>
        <translation>以前のデータは本機にバックアップとして残されました（%1）。</translation>
    </message>
    <message>
        <source>What was here before could not be made a backup, and lies in the data folder as it was. %1</source>
        <translation>以前のデータはバックアップにできず、データフォルダーにそのまま残っています。%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln backup(s) removed, as [One backup, as on the device] wants it.</source>
        <translation>
            <numerusform>［デバイスと同じく 1 つのバックアップ］に従い、バックアップ %Ln 件を削除しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The devices expect a server called %1: give this machine that name, or enrol them again.</source>
        <translation>デバイスは %1 という名前のサーバーを探します。本機にその名前を付けるか、デバイスを再登録してください。</translation>
    </message>
    <message>
        <source>These data are of another server, %1. Its devices expect that one: they reach this machine only if it takes over that name or address. Other devices have to be enrolled again.</source>
        <translation>これは別のサーバー %1 のデータです。そのデバイスは元のサーバーを探すため、その名前またはアドレスを引き継いだ場合にだけ本機に接続できます。その他のデバイスは再登録が必要です。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Results</name>
    <message>
        <source>The backup file could not be made on this machine.</source>
        <translation>本機にバックアップファイルを作成できませんでした。</translation>
    </message>
    <message>
        <source>Check the disk of this machine, then back up again.</source>
        <translation>本機のディスクを確認してから、もう一度バックアップしてください。</translation>
    </message>
    <message>
        <source>The backup file could not be made on the network.</source>
        <translation>ネットワーク上にバックアップファイルを作成できませんでした。</translation>
    </message>
    <message>
        <source>Check the settings that were entered, the rights on the share, and the network.</source>
        <translation>入力した設定、共有フォルダーのアクセス権、ネットワークを確認してください。</translation>
    </message>
    <message>
        <source>There was no space for the backup file.</source>
        <translation>バックアップファイルを保存する空き容量がありませんでした。</translation>
    </message>
    <message>
        <source>Free some space at the destination.</source>
        <translation>保存先の空き容量を増やしてください。</translation>
    </message>
    <message>
        <source>The network destination was not found.</source>
        <translation>ネットワーク上の保存先が見つかりませんでした。</translation>
    </message>
    <message>
        <source>Check host, share and folder, and that the host is on.</source>
        <translation>ホスト、共有、フォルダーと、ホストの電源を確認してください。</translation>
    </message>
    <message>
        <source>The network destination could not be accessed.</source>
        <translation>ネットワーク上の保存先にアクセスできませんでした。</translation>
    </message>
    <message>
        <source>Check user and password, and the rights on the share.</source>
        <translation>ユーザー名とパスワード、共有フォルダーのアクセス権を確認してください。</translation>
    </message>
    <message>
        <source>The backup data could not be saved.</source>
        <translation>バックアップデータを保存できませんでした。</translation>
    </message>
    <message>
        <source>Check the destination, then back up again.</source>
        <translation>保存先を確認してから、もう一度バックアップしてください。</translation>
    </message>
    <message>
        <source>Restoring from this machine failed; nothing was changed.</source>
        <translation>本機からのリストアに失敗しました。データは変更されていません。</translation>
    </message>
    <message>
        <source>Check the disk, or restore another backup.</source>
        <translation>ディスクを確認するか、別のバックアップからリストアしてください。</translation>
    </message>
    <message>
        <source>Restoring from the network failed; nothing was changed.</source>
        <translation>ネットワークからのリストアに失敗しました。データは変更されていません。</translation>
    </message>
    <message>
        <source>Somebody tried a wrong System Manager ID or password.</source>
        <translation>誤ったシステム管理者IDまたはパスワードが入力されました。</translation>
    </message>
    <message>
        <source>Once or twice is a slip; many from one address are worth a look there.</source>
        <translation>1、2回であれば入力ミスと考えられます。同じアドレスから何度もある場合は、そのアドレスを確認してください。</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>パスワードの誤り</translation>
    </message>
    <message>
        <source>There were too many wrong attempts; further ones are refused for 15 minutes.</source>
        <translation>誤った試行が多すぎたため、15分間は試行が拒否されます。</translation>
    </message>
    <message>
        <source>Find out who uses that address; it opens by itself.</source>
        <translation>そのアドレスの使用者を確認してください。ロックは自動的に解除されます。</translation>
    </message>
    <message>
        <source>Locked out</source>
        <translation>ロックアウト</translation>
    </message>
    <message>
        <source>A device tried an enrolment code that is unknown, used up or expired.</source>
        <translation>デバイスで、不明、使用済み、または期限切れの登録コードが使用されました。</translation>
    </message>
    <message>
        <source>Make a new code, if the device is yours.</source>
        <translation>自社のデバイスの場合は、新しいコードを作成してください。</translation>
    </message>
    <message>
        <source>Wrong enrolment code</source>
        <translation>登録コードの誤り</translation>
    </message>
    <message>
        <source>A device asked for the settings of unusually many users within an hour.</source>
        <translation>デバイスが1時間以内に、通常より多くのユーザーの設定を要求しました。</translation>
    </message>
    <message>
        <source>If so many people do not use it, stop the device and look at it.</source>
        <translation>それほど多くの人が使用していない場合は、デバイスを停止して確認してください。</translation>
    </message>
    <message>
        <source>Too many users asked for</source>
        <translation>要求されたユーザーが多すぎる</translation>
    </message>
    <message>
        <source>This version does not know that word.</source>
        <translation>このバージョンではこの語を認識できません。</translation>
    </message>
    <message>
        <source>It may come from a newer version of the product.</source>
        <translation>製品の新しいバージョンのものである可能性があります。</translation>
    </message>
    <message>
        <source>It was done.</source>
        <translation>完了しました。</translation>
    </message>
    <message>
        <source>Nothing has to be done.</source>
        <translation>操作は不要です。</translation>
    </message>
    <message>
        <source>This machine&apos;s clock has leapt. Until it has kept time for three days of running, nothing is deleted for its age.</source>
        <translation>本機の時計が大きく飛びました。稼働3日分にわたり時計が正しく進むまで、古さを理由とする削除は行われません。</translation>
    </message>
    <message>
        <source>Set the date and time of this machine right, best by a time server. If they are right now, nothing has to be done.</source>
        <translation>本機の日付と時刻を正しく設定してください（時刻サーバーの利用をお勧めします）。現在正しければ、操作は必要ありません。</translation>
    </message>
    <message>
        <source>Clock leapt</source>
        <translation>時計の急な変化</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RetentionCard</name>
    <message>
        <source>How many are kept</source>
        <translation>保持する数</translation>
    </message>
    <message>
        <source>The &amp;last ones of each place:</source>
        <translation>各保存先の最新(&amp;L):</translation>
    </message>
    <message>
        <source>One backup, as on the dev&amp;ice</source>
        <translation>デバイスと同じく 1 つのバックアップ(&amp;I)</translation>
    </message>
    <message>
        <source>Number of backups that are kept</source>
        <translation>保持するバックアップの数</translation>
    </message>
    <message>
        <source>One backup: the next backup, restore or recovery removes the former one, also from the share. Nothing is ever removed before what replaces it has succeeded. What builds upon a backup counts with it.</source>
        <translation>1 つのバックアップ: 次のバックアップ、復元、回復により、共有のものも含めて以前のものが削除されます。置き換えるものが成功する前に削除されることはありません。バックアップに基づくものは一緒に数えます。</translation>
    </message>
    <message>
        <source>Setting how many are kept</source>
        <translation>保持する数の設定</translation>
    </message>
    <message>
        <source>It holds from the next backup on.</source>
        <translation>次のバックアップから有効です。</translation>
    </message>
    <message>
        <source>For how many weeks one a week is kept</source>
        <translation>週に 1 つを保持する週数</translation>
    </message>
    <message>
        <source>For how many months one a month is kept</source>
        <translation>月に 1 つを保持する月数</translation>
    </message>
    <message>
        <source>besides, the last one of each &amp;week for:</source>
        <translation>さらに各週の最後のものを保持する期間(&amp;W):</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>週</translation>
    </message>
    <message>
        <source>and the last one of each &amp;month for:</source>
        <translation>各月の最後のものを保持する期間(&amp;M):</translation>
    </message>
    <message>
        <source>months</source>
        <translation>か月</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RoleDialog</name>
    <message>
        <source>C&amp;hange</source>
        <translation>変更(&amp;H)</translation>
    </message>
    <message>
        <source>Role of This Machine</source>
        <translation>本機の役割</translation>
    </message>
    <message>
        <source>The server on this machine stops. Its data stay; it serves them again when this machine is a server again.</source>
        <translation>本機のサーバーを停止します。データは保持され、本機が再びサーバーになると提供を再開します。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) connected now work from their local data until then: %1.</source>
        <translation>
            <numerusform>現在接続中の%Ln台のデバイスは、それまでローカルデータで動作します：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>This machine&apos;s client ends. Its local data stay, and it goes on when this machine is a client again.</source>
        <translation>本機のクライアントを終了します。ローカルデータは保持され、本機が再びクライアントになると動作を再開します。</translation>
    </message>
    <message>
        <source>This machine is enrolled at its own server and started by itself.</source>
        <translation>本機は自動的に本機のサーバーに登録され、開始されます。</translation>
    </message>
    <message>
        <source>Afterwards enrol this machine at the other server.</source>
        <translation>その後、本機を別のサーバーに登録してください。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Roles</name>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>クライアント</translation>
    </message>
    <message>
        <source>Server and client</source>
        <translation>サーバー兼クライアント</translation>
    </message>
    <message>
        <source>Holds the data that the devices synchronize with.</source>
        <translation>デバイスが同期するデータを保持します。</translation>
    </message>
    <message>
        <source>Takes part in the synchronization of another server.</source>
        <translation>別のサーバーの同期に参加します。</translation>
    </message>
    <message>
        <source>Holds the data, and takes part itself as a device of its own server.</source>
        <translation>データを保持すると同時に、本機のサーバーのデバイスとして同期に参加します。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RunBars</name>
    <message>
        <source>d</source>
        <comment>days</comment>
        <translation>日</translation>
    </message>
    <message>
        <source>h</source>
        <comment>hours</comment>
        <translation>時間</translation>
    </message>
    <message>
        <source>min</source>
        <comment>minutes</comment>
        <translation>分</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>秒</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>更新数</translation>
    </message>
    <message>
        <source>Sent (%1)</source>
        <comment>unit</comment>
        <translation>送信量 (%1)</translation>
    </message>
    <message>
        <source>Duration (%1)</source>
        <comment>unit</comment>
        <translation>所要時間 (%1)</translation>
    </message>
    <message>
        <source>Lag (%1)</source>
        <comment>unit</comment>
        <translation>遅れ (%1)</translation>
    </message>
    <message>
        <source>Behind (%1)</source>
        <comment>unit</comment>
        <translation>遅れ (%1)</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>minutes, seconds</comment>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours, minutes</comment>
        <translation>%1 時間 %2 分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>days, hours</comment>
        <translation>%1 日 %2 時間</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time of a run, its trigger</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Sent: %1</source>
        <translation>送信量: %1</translation>
    </message>
    <message>
        <source>Duration: %1</source>
        <translation>所要時間: %1</translation>
    </message>
    <message>
        <source>Lag: %1</source>
        <translation>遅れ: %1</translation>
    </message>
    <message>
        <source>Updates that the copy was behind: %1</source>
        <translation>複製に足りなかった更新: %1</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失敗: %1</translation>
    </message>
    <message>
        <source>Result: %1</source>
        <translation>結果: %1</translation>
    </message>
    <message>
        <source>Replication has not run yet: there is nothing to show.</source>
        <translation>レプリケーションはまだ実行されていません。表示するものはありません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) since %1, none failed.</source>
        <translation>
            <numerusform>%1 以降の実行 %Ln 回、失敗なし。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) since %1, failed: %2, last %3.</source>
        <translation>
            <numerusform>%1 以降の実行 %Ln 回、失敗 %2 回、最後の失敗 %3。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 sent, longest run %2, longest lag %3.</source>
        <translation>送信量 %1、最長の実行 %2、最大の遅れ %3。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RunModel</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>きっかけ</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信量</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RunPlot</name>
    <message>
        <source>time of the run</source>
        <translation>実行の時刻</translation>
    </message>
    <message>
        <source>day of the run</source>
        <translation>実行の日</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RunsCard</name>
    <message>
        <source>How the last runs went</source>
        <translation>最近の実行の経過</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RunsChart</name>
    <message>
        <source>Chart of the last runs</source>
        <translation>最近の実行のグラフ</translation>
    </message>
</context>
<context>
    <name>retinue::ui::RunsPanel</name>
    <message>
        <source>Last runs</source>
        <translation>最近の実行</translation>
    </message>
    <message>
        <source>Replication has not run yet</source>
        <translation>レプリケーションはまだ実行されていません</translation>
    </message>
    <message>
        <source>Each run is listed here.</source>
        <translation>実行されるとここに表示されます。</translation>
    </message>
    <message>
        <source>A second machine that holds a current copy can take over when this one is lost. It runs Retinue and stands by.</source>
        <translation>最新のコピーを持つ別の機器は、本機が失われたときに引き継げます。Retinue を実行して待機します。</translation>
    </message>
    <message>
        <source>Set Up the Destination</source>
        <translation>複製先を設定</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ScheduleCard</name>
    <message>
        <source>Schedule</source>
        <translation>スケジュール</translation>
    </message>
    <message>
        <source>never</source>
        <translation>しない</translation>
    </message>
    <message>
        <source>every few hours</source>
        <translation>数時間ごと</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>毎日</translation>
    </message>
    <message>
        <source>every week</source>
        <translation>毎週</translation>
    </message>
    <message>
        <source> h</source>
        <comment>hours</comment>
        <translation> 時間</translation>
    </message>
    <message>
        <source>each time</source>
        <translation>毎回</translation>
    </message>
    <message>
        <source>every </source>
        <comment>before a number of runs</comment>
        <translation>  </translation>
    </message>
    <message>
        <source> runs</source>
        <translation> 回ごと</translation>
    </message>
    <message>
        <source>every </source>
        <comment>before a number of days</comment>
        <translation>  </translation>
    </message>
    <message>
        <source> days</source>
        <translation> 日ごと</translation>
    </message>
    <message>
        <source>Bac&amp;k up:</source>
        <translation>バックアップ(&amp;K):</translation>
    </message>
    <message>
        <source>E&amp;very:</source>
        <translation>間隔(&amp;V):</translation>
    </message>
    <message>
        <source>O&amp;n:</source>
        <translation>曜日(&amp;N):</translation>
    </message>
    <message>
        <source>A&amp;t:</source>
        <translation>時刻(&amp;T):</translation>
    </message>
    <message>
        <source>&amp;To:</source>
        <translation>保存先(&amp;T):</translation>
    </message>
    <message>
        <source>Ever&amp;ything:</source>
        <translation>すべて(&amp;Y):</translation>
    </message>
    <message>
        <source>Tr&amp;ial restore:</source>
        <translation>試験復元(&amp;I):</translation>
    </message>
    <message>
        <source>Between, only what has changed is backed up. A good run is quiet; one that failed or was missed is told here, on the Overview and on the desktop.</source>
        <translation>その間は変更されたものだけをバックアップします。正常な実行は通知されません。失敗したり実行されなかったりした場合は、ここ、概要、デスクトップで知らせます。</translation>
    </message>
    <message>
        <source>Setting the schedule</source>
        <translation>スケジュールの設定</translation>
    </message>
    <message>
        <source>The schedule is kept.</source>
        <translation>スケジュールを保存しました。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SecretDialog</name>
    <message>
        <source>&amp;Open</source>
        <translation>開く(&amp;O)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SecurityCard</name>
    <message>
        <source>Security</source>
        <translation>セキュリティ</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>しない</translation>
    </message>
    <message>
        <source> min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>Lock when not &amp;used for</source>
        <translation>自動ロックまでの時間(&amp;U)</translation>
    </message>
    <message>
        <source>For everybody at this console. The server and what is running go on.</source>
        <translation>このコンソールのすべての管理者に適用されます。サーバーと実行中の処理は続行されます。</translation>
    </message>
    <message>
        <source>Setting the idle lock</source>
        <translation>自動ロックの設定</translation>
    </message>
    <message>
        <source>Your &amp;old password</source>
        <translation>現在のパスワード(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>新しいパスワード(&amp;N)</translation>
    </message>
    <message>
        <source>Chan&amp;ge Password</source>
        <translation>パスワードを変更(&amp;G)</translation>
    </message>
    <message>
        <source>Enter your old password first.</source>
        <translation>先に現在のパスワードを入力してください。</translation>
    </message>
    <message>
        <source>Your password was changed.</source>
        <translation>パスワードを変更しました。</translation>
    </message>
    <message>
        <source>There were too many wrong passwords for this ID. Try again in %1.</source>
        <translation>このIDで誤ったパスワードが何度も入力されました。%1後にもう一度実行してください。</translation>
    </message>
    <message>
        <source>The old password is wrong. Enter it again; mind capital letters.</source>
        <translation>現在のパスワードが正しくありません。もう一度入力してください。大文字と小文字は区別されます。</translation>
    </message>
    <message>
        <source>Changing the password</source>
        <translation>パスワードの変更</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ServerCard</name>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Appl&amp;y</source>
        <translation>適用(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>ポート(&amp;P)</translation>
    </message>
    <message>
        <source>Devices that connect by the old port have to be connected anew.</source>
        <translation>変更前のポートで接続するデバイスは、接続し直す必要があります。</translation>
    </message>
    <message>
        <source>Addresses that devices may use</source>
        <translation>デバイスが使用できるアドレス</translation>
    </message>
    <message>
        <source>Addresses for devices</source>
        <translation>デバイス用アドレス</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>データフォルダー</translation>
    </message>
    <message>
        <source>Op&amp;en</source>
        <translation>開く(&amp;E)</translation>
    </message>
    <message>
        <source>CA fingerprint</source>
        <translation>CAフィンガープリント</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>インストールID</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>This desktop has no program that opens folders.</source>
        <translation>このデスクトップには、フォルダーを開くプログラムがありません。</translation>
    </message>
    <message>
        <source>This machine is no server.</source>
        <translation>本機はサーバーではありません。</translation>
    </message>
    <message>
        <source>The server uses port %1 now.</source>
        <translation>サーバーはポート%1を使用しています。</translation>
    </message>
    <message>
        <source>Writing the execution log</source>
        <translation>実行ログの書き込み</translation>
    </message>
    <message>
        <source>%1 The server stays on port %2.</source>
        <translation>%1 サーバーは引き続きポート%2を使用します。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SettingsCard</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save: %1</source>
        <translation>保存: %1</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>This desktop, the administrators, the server, and who is told of failures.</source>
        <translation>このデスクトップ、管理者、サーバー、障害の通知先。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SettingsTable</name>
    <message>
        <source>Stored settings</source>
        <translation>保存されている設定</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Choose an item to see its value.</source>
        <translation>項目を選択すると値が表示されます。</translation>
    </message>
    <message>
        <source>Stored, not shown: it is secret.</source>
        <translation>保存されていますが、機密のため表示されません。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ShareCard</name>
    <message>
        <source>Network: a share of another machine</source>
        <translation>ネットワーク: 別の機器の共有</translation>
    </message>
    <message>
        <source>&amp;Test Connection</source>
        <translation>接続をテスト(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>ホスト(&amp;H):</translation>
    </message>
    <message>
        <source>&amp;Share:</source>
        <translation>共有(&amp;S):</translation>
    </message>
    <message>
        <source>Folder &amp;on the share:</source>
        <translation>共有のフォルダー(&amp;O):</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>ユーザー(&amp;U):</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>パスワード(&amp;P):</translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>Po&amp;rt:</source>
        <translation>ポート(&amp;R):</translation>
    </message>
    <message>
        <source>name or address</source>
        <translation>名前またはアドレス</translation>
    </message>
    <message>
        <source>empty: the share itself</source>
        <translation>空欄: 共有そのもの</translation>
    </message>
    <message>
        <source>NAME or DOMAIN\NAME</source>
        <translation>NAME または DOMAIN\NAME</translation>
    </message>
    <message>
        <source>kept; enter another one to change it</source>
        <translation>保管済み。変更する場合に入力</translation>
    </message>
    <message>
        <source>Setting the share</source>
        <translation>共有の設定</translation>
    </message>
    <message>
        <source>The share is kept. Back up to it once, to be sure.</source>
        <translation>共有を保存しました。確認のため一度バックアップしてください。</translation>
    </message>
    <message>
        <source>S&amp;top Testing</source>
        <translation>テストを中止(&amp;T)</translation>
    </message>
    <message>
        <source>Testing the connection</source>
        <translation>接続のテスト</translation>
    </message>
    <message>
        <source>Only if what is sent is &amp;encrypted</source>
        <translation>送るデータが暗号化される場合のみ(&amp;E)</translation>
    </message>
    <message>
        <source>The password is kept sealed on this machine and never shown. The folder has to be there already. What is sent is always signed, and encrypted where the server offers it; servers that do not can be refused.</source>
        <translation>パスワードは本機に封印して保存され、表示されることはありません。フォルダーはあらかじめ必要です。送るデータは常に署名され、サーバーが対応していれば暗号化されます。対応していないサーバーを拒否することもできます。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ShareTestView</name>
    <message>
        <source>Result of the test</source>
        <translation>テストの結果</translation>
    </message>
    <message>
        <source>%1 is being tried…</source>
        <translation>%1 を試しています…</translation>
    </message>
    <message>
        <source>%1: no%2. %3</source>
        <comment>step, reason, what to check</comment>
        <translation>%1: いいえ%2。%3</translation>
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
            <numerusform>はデバイス固有になります。%Ln 人のユーザーの共有の値が各デバイスに配布され、サーバーには残りません。</numerusform>
        </translation>
    </message>
    <message>
        <source>becomes device-specific. The server has no values of it to push.</source>
        <translation>はデバイス固有になります。配布する値はサーバーにありません。</translation>
    </message>
    <message numerus="yes">
        <source>becomes shared and starts empty. Each device&apos;s own values are initialized; so are those of %Ln user(s) that wait to be pushed.</source>
        <translation>
            <numerusform>は共有になり、空の状態から始まります。各デバイス自身の値と、配布待ちの %Ln 人のユーザーの値は初期化されます。</numerusform>
        </translation>
    </message>
    <message>
        <source>becomes shared and starts empty. Each device&apos;s own values are initialized.</source>
        <translation>は共有になり、空の状態から始まります。各デバイス自身の値は初期化されます。</translation>
    </message>
    <message>
        <source>Shared across All Devices</source>
        <translation>全デバイスで共有</translation>
    </message>
    <message>
        <source>Device-Specific (Not Shared)</source>
        <translation>デバイス固有（共有しない）</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>an item, and what becomes of it</comment>
        <translation>%1%2</translation>
    </message>
    <message numerus="yes">
        <source>(values of %Ln user(s))</source>
        <translation>
            <numerusform>（%Ln 人のユーザーの値）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The sharing of %Ln item(s) was changed</source>
        <translation>
            <numerusform>%Ln 件の項目の共有を変更しました</numerusform>
        </translation>
    </message>
    <message>
        <source>(values on the server: %1 pushed or shared again, %2 initialized).</source>
        <translation>（サーバーの値: 配布または再共有 %1、初期化 %2）。</translation>
    </message>
    <message>
        <source>The server&apos;s data of before are in the backup %1; [Back Up] lists it.</source>
        <translation>変更前のサーバーのデータはバックアップ %1 にあります。［バックアップ］の一覧に表示されます。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SharingJobs</name>
    <message>
        <source>Nobody is signed in: nothing was done. Sign in, then try again.</source>
        <translation>サインインしていないため、何も行われませんでした。サインインしてからもう一度お試しください。</translation>
    </message>
    <message>
        <source>Start Them Again</source>
        <translation>再び開始</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) were stopped.</source>
        <translation>
            <numerusform>%Ln 台のクライアントを停止しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not connected, and told at their next contact: %1.</source>
        <translation>未接続のため、次に接続したときに伝わります: %1。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) were started.</source>
        <translation>
            <numerusform>%Ln 台のクライアントを開始しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>These have not answered and start at their next contact; see that they are on and reach the network: %1.</source>
        <translation>次のクライアントは応答がなく、次に接続したときに開始します。電源とネットワークを確認してください: %1。</translation>
    </message>
    <message>
        <source>The device&apos;s values are not waited for any more: every device may start.</source>
        <translation>デバイスの値を待つのをやめました。すべてのデバイスを開始できます。</translation>
    </message>
    <message>
        <source>Giving up the device&apos;s values</source>
        <translation>デバイスの値を待つのをやめる処理</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SharingModel</name>
    <message>
        <source>All items</source>
        <translation>すべての項目</translation>
    </message>
    <message>
        <source>Always shared</source>
        <translation>常に共有</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln shared</source>
        <translation>
            <numerusform>%Ln 件中 %1 件を共有</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1（変更）</translation>
    </message>
    <message>
        <source>%1: always shared across all devices; it cannot be chosen</source>
        <translation>%1: 常に全デバイスで共有され、選択できません</translation>
    </message>
    <message>
        <source>%1, now: %2</source>
        <translation>%1、現在: %2</translation>
    </message>
    <message>
        <source>Item (ticked: shared)</source>
        <translation>項目（チェック: 共有）</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>共有範囲</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SharingPage</name>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Data Sharing Details</source>
        <translation>データ共有の詳細</translation>
    </message>
    <message>
        <source>Which items all devices share, and which each has for itself</source>
        <translation>すべてのデバイスで共有する項目と、デバイスごとに持つ項目</translation>
    </message>
    <message>
        <source>&amp;Share All</source>
        <translation>すべて共有(&amp;S)</translation>
    </message>
    <message>
        <source>Make All Device-Spe&amp;cific</source>
        <translation>すべてデバイス固有(&amp;C)</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Earlier Changes</source>
        <translation>以前の変更</translation>
    </message>
    <message>
        <source>Items and their scopes</source>
        <translation>項目と共有範囲</translation>
    </message>
    <message>
        <source>Reading which items are shared</source>
        <translation>データ共有の読み込み</translation>
    </message>
    <message>
        <source>All items are shared across all devices.</source>
        <translation>すべての項目が全デバイスで共有されています。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) are device-specific; all others are shared across all devices.</source>
        <translation>
            <numerusform>%Ln 件の項目がデバイス固有で、その他は全デバイスで共有されています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Started: %1 of %Ln device(s).</source>
        <translation>
            <numerusform>開始済み: %Ln 台中 %1 台。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest change has not reached %Ln device(s); it does at their next start.</source>
        <translation>
            <numerusform>最新の変更がまだ届いていないデバイスが %Ln 台あります。次に開始したときに届きます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) run, and must be stopped before anything can be changed: %1.</source>
        <translation>
            <numerusform>%Ln 台のクライアントが動作中です。変更する前に停止する必要があります: %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop All Clients</source>
        <translation>すべてのクライアントを停止</translation>
    </message>
    <message>
        <source>Other work on the data must end first: %1. Wait for it, or cancel it below.</source>
        <translation>データについての別の処理が先に終わる必要があります: %1。終わるのを待つか、下で中止してください。</translation>
    </message>
    <message>
        <source>Looking at what would change</source>
        <translation>変更内容の確認</translation>
    </message>
    <message>
        <source>Undoing the change</source>
        <translation>変更を元に戻す処理</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SignIn</name>
    <message>
        <source>Sign in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>&amp;Sign In</source>
        <translation>サインイン(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Forgotten password?</source>
        <translation>パスワードを忘れた場合(&amp;F)</translation>
    </message>
    <message>
        <source>Command that sets a new password</source>
        <translation>新しいパスワードを設定するコマンド</translation>
    </message>
    <message>
        <source>System &amp;Manager ID</source>
        <translation>システム管理者ID(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>パスワード(&amp;P)</translation>
    </message>
    <message>
        <source>Whoever owns the data folder of this machine sets a new password by this command, also while the console runs:</source>
        <translation>本機のデータフォルダーの所有者は、次のコマンドで新しいパスワードを設定できます。コンソールの動作中でも実行できます。</translation>
    </message>
    <message>
        <source>Enter the System Manager ID and the password.</source>
        <translation>システム管理者IDとパスワードを入力してください。</translation>
    </message>
    <message>
        <source>Checking the password</source>
        <translation>パスワードの確認</translation>
    </message>
    <message>
        <source>There were too many wrong passwords for this ID. Try again in %1.</source>
        <translation>このIDで誤ったパスワードが何度も入力されました。%1後にもう一度実行してください。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::StandbyPanel</name>
    <message>
        <source>&amp;Department ID Management</source>
        <translation>部門別ID管理(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Leave Standby…</source>
        <translation>待機をやめる(&amp;L)…</translation>
    </message>
    <message>
        <source>State of standby</source>
        <translation>待機の状態</translation>
    </message>
    <message>
        <source>To be entered and compared on the server</source>
        <translation>サーバーで入力して比べる内容</translation>
    </message>
    <message>
        <source>Address of this machine</source>
        <translation>本機のアドレス</translation>
    </message>
    <message>
        <source>Fingerprint of this machine</source>
        <translation>本機のフィンガープリント</translation>
    </message>
    <message>
        <source>With the ID and the password of an administrator of this machine.</source>
        <translation>本機の管理者のIDとパスワードを使います。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Servers refuse a destination where it is on. This product manages no department IDs itself.</source>
        <translation>オンの複製先はサーバーに拒否されます。本製品自体は部門別IDを管理しません。</translation>
    </message>
    <message>
        <source>&amp;Take Over…</source>
        <translation>引き継ぐ(&amp;T)…</translation>
    </message>
    <message>
        <source>Makes this machine the server, with the copy that it holds</source>
        <translation>この機器を、保持しているコピーでサーバーにします</translation>
    </message>
</context>
<context>
    <name>retinue::ui::StartupWindow</name>
    <message>
        <source>Another program already serves the data folder %1.</source>
        <translation>別のプログラムがすでにデータフォルダー%1を使用しています。</translation>
    </message>
    <message>
        <source>End that program (for a service: systemctl stop retinued), then try again; or start the console with --data and another folder.</source>
        <translation>そのプログラムを終了してから（サービスの場合：systemctl stop retinued）再試行するか、--dataで別のフォルダーを指定してコンソールを起動してください。</translation>
    </message>
    <message>
        <source>The data folder %1 cannot be used.</source>
        <translation>データフォルダー%1を使用できません。</translation>
    </message>
    <message>
        <source>Check that the disk is there, that it is not read-only, and that you may write to it.</source>
        <translation>ディスクがあること、読み取り専用でないこと、書き込みが許可されていることを確認してください。</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>再試行(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>Retinue</source>
        <translation>Retinue</translation>
    </message>
    <message>
        <source>Opening the data folder</source>
        <translation>データフォルダーを開いています</translation>
    </message>
    <message>
        <source>Opening the data folder %1</source>
        <translation>データフォルダー%1を開いています</translation>
    </message>
    <message>
        <source>After an unclean end the stored data are checked first; that can take a minute.</source>
        <translation>正常に終了しなかった場合は、保存されているデータを最初に検査します。1分ほどかかることがあります。</translation>
    </message>
    <message>
        <source>The disk of the data folder %1 is full.</source>
        <translation>データフォルダー%1のディスクに空きがありません。</translation>
    </message>
    <message>
        <source>Free some space, then try again. What is stored is still there.</source>
        <translation>空き容量を確保してから、もう一度実行してください。保存されているデータは残っています。</translation>
    </message>
    <message>
        <source>Taking over for the server that this machine stood by for</source>
        <translation>待機の対象だったサーバーを引き継いでいます</translation>
    </message>
    <message>
        <source>Its copy is read and proven first, then it becomes the store of this machine. Cut short, this machine stands by as before, or goes on at the next start.</source>
        <translation>まずコピーを読み取って証明し、その後この機器のストアにします。中断した場合、この機器は元どおり待機するか、次の起動時に続行します。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::SystemLogCard</name>
    <message>
        <source>Failures to the system&apos;s log</source>
        <translation>システムログへの障害の記録</translation>
    </message>
    <message>
        <source>Write failures to the system&apos;s log</source>
        <translation>障害をシステムログに書き込む</translation>
    </message>
    <message>
        <source>The log of this machine (syslog, or Windows&apos; event log), which other programs may watch or carry on.</source>
        <translation>このマシンのログ(syslogまたはWindowsのイベントログ)です。ほかのプログラムが監視や転送に使えます。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::TakeOverDialog</name>
    <message>
        <source>&amp;Take Over</source>
        <translation>採用(&amp;T)</translation>
    </message>
    <message>
        <source>Take Over %1 From a Device</source>
        <translation>%1のデータにデバイスのコピーを採用</translation>
    </message>
    <message>
        <source>&amp;Device whose copy becomes the data:</source>
        <translation>データとして採用するコピーがあるデバイス(&amp;D)：</translation>
    </message>
    <message>
        <source>Device whose copy becomes the data</source>
        <translation>データとして採用するコピーがあるデバイス</translation>
    </message>
    <message>
        <source>What the server has of %1 goes to Recently Deleted. The device is stopped and started for it, and its copy goes up; if none comes, the server&apos;s data are brought back.</source>
        <translation>サーバーにある%1のデータは［最近削除したデータ］に移ります。そのためにデバイスを停止して開始し、デバイスのコピーが送信されます。コピーが届かない場合は、サーバーのデータが復元されます。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>device, location</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>No device holds a copy. Log in as this user at one first.</source>
        <translation>コピーがあるデバイスはありません。先にデバイスでこのユーザーとしてログインしてください。</translation>
    </message>
    <message>
        <source>Connected now.</source>
        <translation>現在接続中です。</translation>
    </message>
    <message>
        <source>Not connected now. Try again when it is switched on.</source>
        <translation>現在接続されていません。電源が入ってからやり直してください。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::ThisMachinePage</name>
    <message>
        <source>This Machine</source>
        <translation>本機</translation>
    </message>
    <message>
        <source>Its role, its own client and the panel of that</source>
        <translation>本機の役割、クライアント、操作パネル</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>変更(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Delete Local Data…</source>
        <translation>ローカルデータを削除(&amp;D)…</translation>
    </message>
    <message>
        <source>Local Users</source>
        <translation>ローカルユーザー</translation>
    </message>
    <message>
        <source>Communication Log</source>
        <translation>通信ログ</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>Change the role of this machine</source>
        <translation>本機の役割を変更</translation>
    </message>
    <message>
        <source>Local users and groups</source>
        <translation>ローカルのユーザーとグループ</translation>
    </message>
    <message>
        <source>The remedy when one user&apos;s data differ from the server&apos;s: delete, then log in again.</source>
        <translation>ユーザーのデータがサーバーと異なる場合の対処：削除してから、ログインし直してください。</translation>
    </message>
    <message>
        <source>Communication log</source>
        <translation>通信ログ</translation>
    </message>
    <message>
        <source>Warning: the server was unreachable for a while. Error: a limit was exceeded, or the authentication failed.</source>
        <translation>警告：サーバーと一時的に通信できませんでした。エラー：上限を超えたか、認証に失敗しました。</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>未選択</translation>
    </message>
    <message>
        <source>Changing the role</source>
        <translation>役割の変更</translation>
    </message>
    <message>
        <source>The role of this machine is now: %1.</source>
        <translation>本機の役割を変更しました：%1。</translation>
    </message>
    <message>
        <source>This machine takes part in its own server&apos;s synchronization.</source>
        <translation>本機は本機のサーバーの同期に参加しています。</translation>
    </message>
    <message>
        <source>Enrolling this machine at its own server</source>
        <translation>本機を本機のサーバーに登録</translation>
    </message>
    <message>
        <source>Starting the client of this machine</source>
        <translation>本機のクライアントの開始</translation>
    </message>
    <message>
        <source>It is stopped here, but the server could not be told yet</source>
        <translation>本機では停止しましたが、サーバーにはまだ通知できていません</translation>
    </message>
    <message>
        <source>This machine is enrolled.</source>
        <translation>本機を登録しました。</translation>
    </message>
    <message>
        <source>Deleting local data</source>
        <translation>ローカルデータの削除</translation>
    </message>
    <message>
        <source>The local data of %1 are deleted. The next login brings the server&apos;s.</source>
        <translation>%1のローカルデータを削除しました。次回のログイン時にサーバーのデータを取得します。</translation>
    </message>
    <message>
        <source>Local users or communication log</source>
        <translation>ローカルユーザーまたは通信ログ</translation>
    </message>
</context>
<context>
    <name>retinue::ui::Tray</name>
    <message>
        <source>&amp;Open Retinue</source>
        <translation>Retinueを開く(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>retinue::ui::UnsentModel</name>
    <message>
        <source>(name not kept)</source>
        <translation>（名前は残っていません）</translation>
    </message>
    <message>
        <source>It was renamed or deleted for good here, so that its former name is not kept.</source>
        <translation>ここで名前が変更されたか完全に削除されたため、以前の名前は残っていません。</translation>
    </message>
    <message>
        <source>User or group</source>
        <translation>ユーザーまたはグループ</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>What</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>From</source>
        <translation>変更元</translation>
    </message>
</context>
<context>
    <name>retinue::ui::UnsentPanel</name>
    <message>
        <source>Sea&amp;l it under a passphrase, and put stored credentials in</source>
        <translation>パスフレーズで封印し、保存された認証情報も含める(&amp;L)</translation>
    </message>
    <message>
        <source>Save T&amp;hem…</source>
        <translation>保存(&amp;H)…</translation>
    </message>
    <message>
        <source>Comparing with the last copy…</source>
        <translation>最後のコピーと比べています…</translation>
    </message>
    <message>
        <source>What is not at the new server</source>
        <translation>新しいサーバーにないもの</translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation>パスフレーズ(&amp;P):</translation>
    </message>
    <message>
        <source>Writes the changed settings into a file for an import on the new server</source>
        <translation>変更された設定を、新しいサーバーでインポートするためのファイルに書き出します</translation>
    </message>
    <message>
        <source>The new server has everything</source>
        <translation>新しいサーバーにはすべてがあります</translation>
    </message>
    <message>
        <source>Nothing was changed here after the copy of %1, which it has.</source>
        <translation>新しいサーバーにある %1 のコピーの後、ここでは何も変更されていません。</translation>
    </message>
    <message>
        <source>Save for the New Server</source>
        <translation>新しいサーバーのために保存</translation>
    </message>
    <message>
        <source>Retinue package</source>
        <translation>Retinue パッケージ</translation>
    </message>
</context>
<context>
    <name>retinue::ui::UnsentText</name>
    <message numerus="yes">
        <source>%Ln setting(s)</source>
        <translation>
            <numerusform>設定 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>No setting was changed here after the copy of %1, which the new server has.</source>
        <translation>新しいサーバーにある %1 のコピーの後、ここで変更された設定はありません。</translation>
    </message>
    <message>
        <source>Nothing is stored here.</source>
        <translation>ここには何も保存されていません。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2の%1</translation>
    </message>
    <message>
        <source>Changed here after the copy of %1, the newest that the new server is sure to have: %2.</source>
        <translation>新しいサーバーに確実にある最新のコピー（%1）の後にここで変更されたもの: %2。</translation>
    </message>
    <message>
        <source>Which copy of this store the new server has is not known, so that all of it counts as changed: %1.</source>
        <translation>新しいサーバーにどのコピーがあるか分からないため、すべてを変更されたものとして扱います: %1。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are stored credentials: they are saved under a passphrase only.</source>
        <translation>
            <numerusform>うち %Ln 件は保存された認証情報です。パスフレーズがある場合だけ保存されます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are of a kind that no file holds, such as histories.</source>
        <translation>
            <numerusform>うち %Ln 件は、履歴などファイルに入らない種類です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) were deleted here. No file holds that: delete them on the new server, too, if they are there and are to go.</source>
        <translation>
            <numerusform>%Ln 件の設定がここで削除されました。削除はファイルに入りません。新しいサーバーにあり、不要であれば、そこでも削除してください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) or group(s) were deleted here. No file holds that: delete them on the new server, too, if they are there and are to go.</source>
        <translation>
            <numerusform>ユーザーまたはグループ %Ln 件がここで削除されました。削除はファイルに入りません。新しいサーバーにあり、不要であれば、そこでも削除してください。</numerusform>
        </translation>
    </message>
    <message>
        <source>What else was deleted here cannot be told any more.</source>
        <translation>ここでほかに何が削除されたかは、もう分かりません。</translation>
    </message>
    <message>
        <source>Something else was changed here after the copy, such as the scope of an item. No file holds that.</source>
        <translation>コピーの後、項目の共有範囲など、ほかのものもここで変更されました。ファイルには入りません。</translation>
    </message>
    <message numerus="yes">
        <source>The newest are listed; %Ln more are not.</source>
        <translation>
            <numerusform>新しいものだけを表示しています。ほかに %Ln 件あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Deleted, and there again</source>
        <translation>削除後、再び作成</translation>
    </message>
    <message>
        <source>Deleted with all settings</source>
        <translation>すべての設定とともに削除</translation>
    </message>
    <message>
        <source>Changed otherwise (in no file)</source>
        <translation>その他の変更（ファイルに入りません）</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Changed (saved under a passphrase only)</source>
        <translation>変更（パスフレーズがある場合だけ保存）</translation>
    </message>
    <message>
        <source>Changed (in no file)</source>
        <translation>変更（ファイルに入りません）</translation>
    </message>
    <message>
        <source>Saved: %1 (%2). Import the file on the new server, on its page [Import and Export]; it shows beforehand what becomes of each setting.</source>
        <translation>保存しました: %1（%2）。新しいサーバーの [インポートとエクスポート] ページでファイルをインポートしてください。各設定がどうなるかは事前に表示されます。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) left out, for want of a passphrase.</source>
        <translation>
            <numerusform>パスフレーズがないため、保存された認証情報 %Ln 件を除きました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) could not be read.</source>
        <translation>
            <numerusform>保存された認証情報 %Ln 件を読み取れませんでした。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) of a kind that no file holds left out.</source>
        <translation>
            <numerusform>ファイルに入らない種類の設定 %Ln 件を除きました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) that are not valid left out.</source>
        <translation>
            <numerusform>正しくない値 %Ln 件を除きました。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::UserData</name>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>User</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>すべてのデバイス</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>ユーザー%Ln人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>グループ%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1と%2</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理者</translation>
    </message>
    <message>
        <source>Removed device</source>
        <translation>登録解除されたデバイス</translation>
    </message>
    <message>
        <source>Pieces of it are still in the database&apos;s files; they are removed within a day.</source>
        <translation>データベースのファイルに一部が残っています。1日以内に削除されます。</translation>
    </message>
    <message>
        <source>Unused parts of the database still hold pieces of it; they are overwritten at the server&apos;s next start.</source>
        <translation>データベースの未使用領域に一部が残っています。次回のサーバー起動時に上書きされます。</translation>
    </message>
</context>
<context>
    <name>retinue::ui::WebhookCard</name>
    <message>
        <source>Failures to a webhook</source>
        <translation>Webhookへの障害の通知</translation>
    </message>
    <message>
        <source>Send failures to a webhook</source>
        <translation>障害をWebhookに送信する</translation>
    </message>
    <message>
        <source>JSON by HTTPS to a service of yours: a chat, a pager, a monitoring system. The help has what is sent.</source>
        <translation>チャット、ポケベル、監視システムなどのサービスへHTTPSでJSONを送信します。送信内容はヘルプにあります。</translation>
    </message>
    <message>
        <source>Forget the secret that is kept</source>
        <translation>保存されているシークレットを消す</translation>
    </message>
    <message>
        <source>Address:</source>
        <translation>アドレス:</translation>
    </message>
    <message>
        <source>Secret:</source>
        <translation>シークレット:</translation>
    </message>
    <message>
        <source>kept; enter another one to change it</source>
        <translation>保存済み。変更するには入力してください</translation>
    </message>
    <message>
        <source>optional; sent as a bearer token</source>
        <translation>任意。ベアラートークンとして送信</translation>
    </message>
</context>
<context>
    <name>retinue::ui::WindowPanel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>No longer complete: %1. Prepare again before you export.</source>
        <translation>不完全になりました：%1。エクスポートの前にもう一度準備してください。</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>エクスポート(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>インポート(&amp;I)…</translation>
    </message>
    <message>
        <source>Until the export is done, let nobody log in at this machine&apos;s panel who is not prepared: their settings may push out prepared ones.</source>
        <translation>エクスポートが終わるまで、準備していないユーザーを本機の操作パネルにログインさせないでください。準備済みの設定が押し出されることがあります。</translation>
    </message>
    <message>
        <source>Importing and exporting are allowed until %1</source>
        <translation>%1までインポートとエクスポートができます</translation>
    </message>
    <message>
        <source>Importing and exporting are not allowed while the client runs. Choose users and groups, and prepare them.</source>
        <translation>クライアントの動作中は、インポートとエクスポートはできません。ユーザーとグループを選択して準備してください。</translation>
    </message>
    <message>
        <source>The client is stopped: importing and exporting are allowed. Exported are those whose data are on this machine.</source>
        <translation>クライアントは停止中です。インポートとエクスポートができます。エクスポートされるのは、本機にデータがあるユーザーとグループです。</translation>
    </message>
</context>
</TS>
