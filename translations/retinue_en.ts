<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>retinue::gui::Console</name>
    <message numerus="yes">
        <source>%n device(s) connected now work from their local data until the server runs again; their changes wait and are not lost.</source>
        <translation>
            <numerusform>%n device connected now works from its local data until the server runs again; its changes wait and are not lost.</numerusform>
            <numerusform>%n devices connected now work from their local data until the server runs again; their changes wait and are not lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) in progress will be cancelled.</source>
        <translation>
            <numerusform>%n job in progress will be cancelled.</numerusform>
            <numerusform>%n jobs in progress will be cancelled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) of retinued in progress will stop, and say there what becomes of the rest.</source>
        <translation>
            <numerusform>%n command of retinued in progress will stop, and says there what becomes of the rest.</numerusform>
            <numerusform>%n commands of retinued in progress will stop, and say there what becomes of the rest.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::ActivityChart</name>
    <message numerus="yes">
        <source>%n log-in(s)</source>
        <translation>
            <numerusform>%n log-in</numerusform>
            <numerusform>%n log-ins</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::ApplyDialog</name>
    <message numerus="yes">
        <source>Take back the change of %Ln item(s)?</source>
        <translation>
            <numerusform>Take back the change of %Ln item?</numerusform>
            <numerusform>Take back the change of %Ln items?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change the sharing of %Ln item(s)?</source>
        <translation>
            <numerusform>Change the sharing of %Ln item?</numerusform>
            <numerusform>Change the sharing of %Ln items?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What %Ln device(s) have for themselves of what becomes shared is lost for good: for every user who has used them. No backup has it, and undoing does not bring it back.</source>
        <translation>
            <numerusform>What %Ln device has for itself of what becomes shared is lost for good: for every user who has used it. No backup has it, and undoing does not bring it back.</numerusform>
            <numerusform>What %Ln devices have for themselves of what becomes shared is lost for good: for every user who has used them. No backup has it, and undoing does not bring it back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The values of %Ln user(s) or more that were initialized on the server come back.</source>
        <translation>
            <numerusform>The values of %Ln user or more that were initialized on the server come back.</numerusform>
            <numerusform>The values of %Ln users or more that were initialized on the server come back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s values of %Ln user(s) or more go to the devices, and are initialized on the server.</source>
        <translation>
            <numerusform>The server&apos;s values of %Ln user or more go to the devices, and are initialized on the server.</numerusform>
            <numerusform>The server&apos;s values of %Ln users or more go to the devices, and are initialized on the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What is initialized on the server can be brought back by Undo for %Ln day(s).</source>
        <translation>
            <numerusform>What is initialized on the server can be brought back by Undo for %Ln day.</numerusform>
            <numerusform>What is initialized on the server can be brought back by Undo for %Ln days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The values of %Ln device(s) cannot be kept: not started since the sharing was changed last, they are older than that.</source>
        <translation>
            <numerusform>The values of %Ln device cannot be kept: not started since the sharing was changed last, they are older than that.</numerusform>
            <numerusform>The values of %Ln devices cannot be kept: not started since the sharing was changed last, they are older than that.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::BackupRuns</name>
    <message numerus="yes">
        <source>%Ln increment(s) that build upon it go as well, the newest of %1.</source>
        <translation>
            <numerusform>%Ln increment that builds upon it goes as well, it is of %1.</numerusform>
            <numerusform>%Ln increments that build upon it go as well, the newest of %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::BackupText</name>
    <message numerus="yes">
        <source>%Ln older backup(s) removed.</source>
        <translation>
            <numerusform>%Ln older backup removed.</numerusform>
            <numerusform>%Ln older backups removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s)</source>
        <translation>
            <numerusform>%Ln setting</numerusform>
            <numerusform>%Ln settings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation>
            <numerusform>%Ln user or group</numerusform>
            <numerusform>%Ln users and groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) could not be read, because their key is not there.</source>
        <translation>
            <numerusform>%Ln stored credential could not be read, because its key is not there.</numerusform>
            <numerusform>%Ln stored credentials could not be read, because their key is not there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::BringBackDialog</name>
    <message numerus="yes">
        <source>Of %Ln there is newer data on this server.</source>
        <translation>
            <numerusform>There is newer data for %Ln of them on this server.</numerusform>
            <numerusform>There is newer data for %Ln of them on this server.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::ClientCard</name>
    <message numerus="yes">
        <source>%Ln waiting to go up</source>
        <translation>
            <numerusform>%Ln waiting to go up</numerusform>
            <numerusform>%Ln waiting to go up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused: the user must log in again here</source>
        <translation>
            <numerusform>%Ln refused: the user must log in again here</numerusform>
            <numerusform>%Ln refused: the user must log in again here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::CodeTableModel</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::Conditions</name>
    <message numerus="yes">
        <source>Its data differ from the server&apos;s for %n user(s) or group(s).</source>
        <translation>
            <numerusform>Its data differ from the server&apos;s for %n user or group.</numerusform>
            <numerusform>Its data differ from the server&apos;s for %n users or groups.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::ConfirmDialog</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::DataExchange</name>
    <message numerus="yes">
        <source>%Ln of them not completely.</source>
        <translation>
            <numerusform>%Ln of them not completely.</numerusform>
            <numerusform>%Ln of them not completely.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take over the data of %Ln user(s) and group(s)?</source>
        <translation>
            <numerusform>Take over the data of %Ln user or group?</numerusform>
            <numerusform>Take over the data of %Ln users and groups?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) cannot be taken over:</source>
        <translation>
            <numerusform>%Ln record cannot be taken over:</numerusform>
            <numerusform>%Ln records cannot be taken over:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The data of %Ln user(s) and group(s) were taken over.</source>
        <translation>
            <numerusform>The data of %Ln user or group were taken over.</numerusform>
            <numerusform>The data of %Ln users and groups were taken over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeletePage</name>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation>
            <numerusform>%Ln user or group</numerusform>
            <numerusform>%Ln users and groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) deleted.</source>
        <translation>
            <numerusform>%Ln user or group deleted.</numerusform>
            <numerusform>%Ln users and groups deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had been deleted by somebody else.</source>
        <translation>
            <numerusform>%Ln had been deleted by somebody else.</numerusform>
            <numerusform>%Ln had been deleted by somebody else.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not for %n month(s)</source>
        <translation>
            <numerusform>Not for %n month</numerusform>
            <numerusform>Not for %n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeletionDialog</name>
    <message numerus="yes">
        <source>%Ln setting(s)</source>
        <translation>
            <numerusform>%Ln setting</numerusform>
            <numerusform>%Ln settings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It can be brought back for %Ln day(s), from Recently Deleted.</source>
        <translation>
            <numerusform>It can be brought back for %Ln day, from Recently Deleted.</numerusform>
            <numerusform>It can be brought back for %Ln days, from Recently Deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stopped device(s) hold copies, which return when the devices are started: %1.</source>
        <translation>
            <numerusform>%Ln stopped device holds copies, which return when the device is started: %1.</numerusform>
            <numerusform>%Ln stopped devices hold copies, which return when the devices are started: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceDetails</name>
    <message numerus="yes">
        <source>%Ln device(s) selected.</source>
        <translation>
            <numerusform>%Ln device selected.</numerusform>
            <numerusform>%Ln devices selected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation>
            <numerusform>%Ln user or group</numerusform>
            <numerusform>%Ln users and groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceJobs</name>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>%Ln device</numerusform>
            <numerusform>%Ln devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::DevicesPage</name>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>%Ln device</numerusform>
            <numerusform>%Ln devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) cannot be asked, because they are stopped or not connected. Ask again when they are running.</source>
        <translation>
            <numerusform>%n device cannot be asked, because it is stopped or not connected. Ask again when it is running.</numerusform>
            <numerusform>%n devices cannot be asked, because they are stopped or not connected. Ask again when they are running.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::DraftPanel</name>
    <message numerus="yes">
        <source>Each of %Ln device(s) initializes its own values of these items at its next start.</source>
        <translation>
            <numerusform>%Ln device initializes its own values of these items at its next start.</numerusform>
            <numerusform>Each of %Ln devices initializes its own values of these items at its next start.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) run, and must be stopped before anything can be changed: %1.</source>
        <translation>
            <numerusform>%Ln client runs, and must be stopped before anything can be changed: %1.</numerusform>
            <numerusform>%Ln clients run, and must be stopped before anything can be changed: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) were stopped here: %1.</source>
        <translation>
            <numerusform>%Ln client was stopped here: %1.</numerusform>
            <numerusform>%Ln clients were stopped here: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::ExportPanel</name>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation>
            <numerusform>%Ln user or group</numerusform>
            <numerusform>%Ln users and groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more.</source>
        <translation>
            <numerusform>%Ln more.</numerusform>
            <numerusform>%Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::FactCards</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped</source>
        <translation>
            <numerusform>%n stopped</numerusform>
            <numerusform>%n stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not connected</source>
        <translation>
            <numerusform>%n not connected</numerusform>
            <numerusform>%n not connected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n differing</source>
        <translation>
            <numerusform>%n differing</numerusform>
            <numerusform>%n differing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>%n setting</numerusform>
            <numerusform>%n settings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::ForgetDialog</name>
    <message numerus="yes">
        <source>%Ln change(s) made here did not go up to the server and will be lost:</source>
        <translation>
            <numerusform>%Ln change made here did not go up to the server and will be lost:</numerusform>
            <numerusform>%Ln changes made here did not go up to the server and will be lost:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::Formats</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::ImportText</name>
    <message numerus="yes">
        <source>groups set of %Ln user(s)</source>
        <translation>
            <numerusform>groups set of %Ln user</numerusform>
            <numerusform>groups set of %Ln users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported: %Ln new user(s) and group(s).</source>
        <translation>
            <numerusform>Imported: %Ln new user or group.</numerusform>
            <numerusform>Imported: %Ln new users and groups.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) refused.</source>
        <translation>
            <numerusform>%Ln setting refused.</numerusform>
            <numerusform>%Ln settings refused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) left out, because the data key is locked.</source>
        <translation>
            <numerusform>%Ln stored credential left out, because the data key is locked.</numerusform>
            <numerusform>%Ln stored credentials left out, because the data key is locked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) undone.</source>
        <translation>
            <numerusform>%Ln change undone.</numerusform>
            <numerusform>%Ln changes undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s), because somebody has changed them since: %1.</source>
        <translation>
            <numerusform>%Ln stays, because somebody has changed it since: %1.</numerusform>
            <numerusform>%Ln stay, because somebody has changed them since: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) can be undone once the data key is unlocked.</source>
        <translation>
            <numerusform>%Ln stored credential can be undone once the data key is unlocked.</numerusform>
            <numerusform>%Ln stored credentials can be undone once the data key is unlocked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) left out.</source>
        <translation>
            <numerusform>%Ln stored credential left out.</numerusform>
            <numerusform>%Ln stored credentials left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) could not be read.</source>
        <translation>
            <numerusform>%Ln stored credential could not be read.</numerusform>
            <numerusform>%Ln stored credentials could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) do not fit into this format.</source>
        <translation>
            <numerusform>%Ln value does not fit into this format.</numerusform>
            <numerusform>%Ln values do not fit into this format.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the selected user(s) and group(s) are not on the server any more.</source>
        <translation>
            <numerusform>%Ln of the selected users and groups is not on the server any more.</numerusform>
            <numerusform>%Ln of the selected users and groups are not on the server any more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::ImportView</name>
    <message numerus="yes">
        <source>%Ln stored credential(s) cannot be imported while the data key is locked; the rest can. Unlock it first to import all.</source>
        <translation>
            <numerusform>%Ln stored credential cannot be imported while the data key is locked; the rest can. Unlock it first to import all.</numerusform>
            <numerusform>%Ln stored credentials cannot be imported while the data key is locked; the rest can. Unlock it first to import all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) of the file are refused and left out; the others are imported.</source>
        <translation>
            <numerusform>%Ln record of the file is refused and left out; the others are imported.</numerusform>
            <numerusform>%Ln records of the file are refused and left out; the others are imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remark(s) on the file:</source>
        <translation>
            <numerusform>%Ln remark on the file:</numerusform>
            <numerusform>%Ln remarks on the file:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::ImportsPanel</name>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An import can be undone for %Ln day(s), as long as deleted data is kept.</source>
        <translation>
            <numerusform>An import can be undone for %Ln day, as long as deleted data is kept.</numerusform>
            <numerusform>An import can be undone for %Ln days, as long as deleted data is kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) go back to what was before. What somebody has changed since stays as it is.</source>
        <translation>
            <numerusform>%Ln change goes back to what was before. What somebody has changed since stays as it is.</numerusform>
            <numerusform>%Ln changes go back to what was before. What somebody has changed since stays as it is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waits, %Ln change(s) left</source>
        <translation>
            <numerusform>waits, %Ln change left</numerusform>
            <numerusform>waits, %Ln changes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) still wait, such as for the data key. They are not imported, and are removed from the server.</source>
        <translation>
            <numerusform>%Ln change still waits, such as for the data key. It is not imported, and is removed from the server.</numerusform>
            <numerusform>%Ln changes still wait, such as for the data key. They are not imported, and are removed from the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) are done already. They stay, and can be undone afterwards.</source>
        <translation>
            <numerusform>%Ln change is done already. It stays, and can be undone afterwards.</numerusform>
            <numerusform>%Ln changes are done already. They stay, and can be undone afterwards.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::KeepDialog</name>
    <message numerus="yes">
        <source>What is deleted can be brought back for %Ln day(s); then it goes for good by itself.</source>
        <translation>
            <numerusform>What is deleted can be brought back for %Ln day; then it goes for good by itself.</numerusform>
            <numerusform>What is deleted can be brought back for %Ln days; then it goes for good by itself.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::LogPanel</name>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::MoveDialog</name>
    <message numerus="yes">
        <source>That is no user name: it has at most %Ln character(s), and no invisible ones.</source>
        <translation>
            <numerusform>That is no user name: it has at most %Ln character, and no invisible ones.</numerusform>
            <numerusform>That is no user name: it has at most %Ln characters, and no invisible ones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) go there.</source>
        <translation>
            <numerusform>%Ln setting goes there.</numerusform>
            <numerusform>%Ln settings go there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stopped device(s) hold copies under the old name, which return when the devices are started: %1.</source>
        <translation>
            <numerusform>%Ln stopped device holds copies under the old name, which return when the device is started: %1.</numerusform>
            <numerusform>%Ln stopped devices hold copies under the old name, which return when the devices are started: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::NewPassword</name>
    <message numerus="yes">
        <source>Choose a password with %n characters or more.</source>
        <translation>
            <numerusform>Choose a password with %n character or more.</numerusform>
            <numerusform>Choose a password with %n characters or more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The password needs %n more character(s).</source>
        <translation>
            <numerusform>The password needs %n more character.</numerusform>
            <numerusform>The password needs %n more characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The password has more than %n characters.</source>
        <translation>
            <numerusform>The password has more than %n character.</numerusform>
            <numerusform>The password has more than %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Good enough. With %n characters it is strong.</source>
        <translation>
            <numerusform>Good enough. With %n character it is strong.</numerusform>
            <numerusform>Good enough. With %n characters it is strong.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::NoticeText</name>
    <message numerus="yes">
        <source>%n notice(s) wait and are tried again.</source>
        <translation>
            <numerusform>%n notice waits and is tried again.</numerusform>
            <numerusform>%n notices wait and are tried again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::Overview</name>
    <message numerus="yes">
        <source>%n device(s) hold other data than the server.</source>
        <translation>
            <numerusform>%n device holds other data than the server.</numerusform>
            <numerusform>%n devices hold other data than the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) that take part were not heard of for over a day.</source>
        <translation>
            <numerusform>%n device that takes part was not heard of for over a day.</numerusform>
            <numerusform>%n devices that take part were not heard of for over a day.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need attention</source>
        <translation>
            <numerusform>%n thing needs attention</numerusform>
            <numerusform>%n things need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n device(s) connected.</source>
        <translation>
            <numerusform>%1 of %n device connected.</numerusform>
            <numerusform>%1 of %n devices connected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stored settings are not what was written: %n part(s) of the data are damaged.</source>
        <translation>
            <numerusform>Stored settings are not what was written: %n part of the data is damaged.</numerusform>
            <numerusform>Stored settings are not what was written: %n parts of the data are damaged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::OwnerDialog</name>
    <message numerus="yes">
        <source>%Ln setting(s)</source>
        <translation>
            <numerusform>%Ln setting</numerusform>
            <numerusform>%Ln settings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::OwnerSearch</name>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation>
            <numerusform>%Ln user or group</numerusform>
            <numerusform>%Ln users and groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::PreparePage</name>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) are prepared; importing and exporting are allowed for 15 minutes.</source>
        <translation>
            <numerusform>%Ln user or group is prepared; importing and exporting are allowed for 15 minutes.</numerusform>
            <numerusform>%Ln users and groups are prepared; importing and exporting are allowed for 15 minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::Preparing</name>
    <message numerus="yes">
        <source>; %Ln user(s) at the panel count(s)</source>
        <translation>
            <numerusform>; %Ln user at the panel counts</numerusform>
            <numerusform>; %Ln users at the panel count</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>. %Ln user(s) too many.</source>
        <translation>
            <numerusform>. %Ln user too many.</numerusform>
            <numerusform>. %Ln users too many.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>. %Ln group(s) too many.</source>
        <translation>
            <numerusform>. %Ln group too many.</numerusform>
            <numerusform>. %Ln groups too many.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::RecentlyDeletedPage</name>
    <message numerus="yes">
        <source>Deleted data is kept for %Ln day(s).</source>
        <translation>
            <numerusform>Deleted data is kept for %Ln day.</numerusform>
            <numerusform>Deleted data is kept for %Ln days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What is deleted comes here, and what the server&apos;s data displaces on a device. It stays for %Ln day(s).</source>
        <translation>
            <numerusform>What is deleted comes here, and what the server&apos;s data displaces on a device. It stays for %Ln day.</numerusform>
            <numerusform>What is deleted comes here, and what the server&apos;s data displaces on a device. It stays for %Ln days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s)</source>
        <translation>
            <numerusform>%Ln setting</numerusform>
            <numerusform>%Ln settings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) deleted for good.</source>
        <translation>
            <numerusform>%Ln entry deleted for good.</numerusform>
            <numerusform>%Ln entries deleted for good.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s) here, because there is a newer one.</source>
        <translation>
            <numerusform>%Ln stays here, because there is a newer one.</numerusform>
            <numerusform>%Ln stay here, because there are newer ones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln secret one(s) could not be opened and stay here.</source>
        <translation>
            <numerusform>%Ln secret one could not be opened and stays here.</numerusform>
            <numerusform>%Ln secret ones could not be opened and stay here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln break(s) a rule of today and stay(s) here.</source>
        <translation>
            <numerusform>%Ln breaks a rule of today and stays here.</numerusform>
            <numerusform>%Ln break rules of today and stay here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) had gone meanwhile.</source>
        <translation>
            <numerusform>%Ln entry had gone meanwhile.</numerusform>
            <numerusform>%Ln entries had gone meanwhile.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::RecoveryPanel</name>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) will be gone: %1</source>
        <translation>
            <numerusform>%Ln user or group will be gone: %1</numerusform>
            <numerusform>%Ln users and groups will be gone: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) added or changed since the copy are lost.</source>
        <translation>
            <numerusform>%Ln setting added or changed since the copy is lost.</numerusform>
            <numerusform>%Ln settings added or changed since the copy are lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::RemoveDevicesDialog</name>
    <message numerus="yes">
        <source>&amp;Remove %Ln Device(s)</source>
        <translation>
            <numerusform>&amp;Remove %Ln Device</numerusform>
            <numerusform>&amp;Remove %Ln Devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln device(s) from this server?</source>
        <translation>
            <numerusform>Remove %Ln device from this server?</numerusform>
            <numerusform>Remove %Ln devices from this server?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::ReplicationText</name>
    <message numerus="yes">
        <source>every %Ln minute(s)</source>
        <translation>
            <numerusform>every %Ln minute</numerusform>
            <numerusform>every %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %Ln update(s)</source>
        <translation>
            <numerusform>after %Ln update</numerusform>
            <numerusform>after %Ln updates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) of the copy could not be compared, because devices kept writing. Verify again.</source>
        <translation>
            <numerusform>%Ln part of the copy could not be compared, because devices kept writing. Verify again.</numerusform>
            <numerusform>%Ln parts of the copy could not be compared, because devices kept writing. Verify again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) of the copy differed.</source>
        <translation>
            <numerusform>%Ln part of the copy differed.</numerusform>
            <numerusform>%Ln parts of the copy differed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::RestorePanel</name>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) will be gone: %1</source>
        <translation>
            <numerusform>%Ln user or group will be gone: %1</numerusform>
            <numerusform>%Ln users and groups will be gone: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) added or changed since are lost.</source>
        <translation>
            <numerusform>%Ln setting added or changed since is lost.</numerusform>
            <numerusform>%Ln settings added or changed since are lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) deleted since are deleted again.</source>
        <translation>
            <numerusform>%Ln user or group deleted since is deleted again.</numerusform>
            <numerusform>%Ln users and groups deleted since are deleted again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) deleted since come back.</source>
        <translation>
            <numerusform>%Ln user or group deleted since comes back.</numerusform>
            <numerusform>%Ln users and groups deleted since come back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::RestorePreviewView</name>
    <message numerus="yes">
        <source>%Ln setting(s) added or changed since will be lost.</source>
        <translation>
            <numerusform>%Ln setting added or changed since will be lost.</numerusform>
            <numerusform>%Ln settings added or changed since will be lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) came since and will be gone: %1</source>
        <translation>
            <numerusform>%Ln user or group came since and will be gone: %1</numerusform>
            <numerusform>%Ln users and groups came since and will be gone: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) that are not here now come back.</source>
        <translation>
            <numerusform>%Ln setting that is not here now comes back.</numerusform>
            <numerusform>%Ln settings that are not here now come back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) deleted for good since stay deleted: %1</source>
        <translation>
            <numerusform>%Ln user or group deleted for good since stays deleted: %1</numerusform>
            <numerusform>%Ln users and groups deleted for good since stay deleted: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) are left out: the key they are under is not here. Their users store them again.</source>
        <translation>
            <numerusform>%Ln stored credential is left out: the key it is under is not here. Its user stores it again.</numerusform>
            <numerusform>%Ln stored credentials are left out: the key they are under is not here. Their users store them again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete %Ln user(s) and group(s) again that were deleted since</source>
        <translation>
            <numerusform>&amp;Delete %Ln user or group again that were deleted since</numerusform>
            <numerusform>&amp;Delete %Ln users and groups again that were deleted since</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::RestoreText</name>
    <message numerus="yes">
        <source>%Ln setting(s)</source>
        <translation>
            <numerusform>%Ln setting</numerusform>
            <numerusform>%Ln settings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation>
            <numerusform>%Ln user or group</numerusform>
            <numerusform>%Ln users and groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s) deleted since were deleted again.</source>
        <translation>
            <numerusform>%Ln user or group deleted since was deleted again.</numerusform>
            <numerusform>%Ln users and groups deleted since were deleted again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backup(s) removed, as [One backup, as on the device] wants it.</source>
        <translation>
            <numerusform>%Ln backup removed, as [One backup, as on the device] wants it.</numerusform>
            <numerusform>%Ln backups removed, as [One backup, as on the device] wants it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::RoleDialog</name>
    <message numerus="yes">
        <source>%Ln device(s) connected now work from their local data until then: %1.</source>
        <translation>
            <numerusform>%Ln device connected now works from its local data until then: %1.</numerusform>
            <numerusform>%Ln devices connected now work from their local data until then: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::RunBars</name>
    <message numerus="yes">
        <source>%Ln run(s) since %1, none failed.</source>
        <translation>
            <numerusform>%Ln run since %1, which went well.</numerusform>
            <numerusform>%Ln runs since %1, none failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) since %1, failed: %2, last %3.</source>
        <translation>
            <numerusform>%Ln run since %1, failed: %2, last %3.</numerusform>
            <numerusform>%Ln runs since %1, failed: %2, last %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::Sharing</name>
    <message numerus="yes">
        <source>becomes device-specific. The shared values of %Ln user(s) are pushed to every device; after that the server keeps none of them.</source>
        <translation>
            <numerusform>becomes device-specific. The shared values of %Ln user are pushed to every device; after that the server keeps none of them.</numerusform>
            <numerusform>becomes device-specific. The shared values of %Ln users are pushed to every device; after that the server keeps none of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>becomes shared and starts empty. Each device&apos;s own values are initialized; so are those of %Ln user(s) that wait to be pushed.</source>
        <translation>
            <numerusform>becomes shared and starts empty. Each device&apos;s own values are initialized; so are those of %Ln user that wait to be pushed.</numerusform>
            <numerusform>becomes shared and starts empty. Each device&apos;s own values are initialized; so are those of %Ln users that wait to be pushed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(values of %Ln user(s))</source>
        <translation>
            <numerusform>(values of %Ln user)</numerusform>
            <numerusform>(values of %Ln users)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The sharing of %Ln item(s) was changed</source>
        <translation>
            <numerusform>The sharing of %Ln item was changed</numerusform>
            <numerusform>The sharing of %Ln items was changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::SharingJobs</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) were stopped.</source>
        <translation>
            <numerusform>%Ln client was stopped.</numerusform>
            <numerusform>%Ln clients were stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) were started.</source>
        <translation>
            <numerusform>%Ln client was started.</numerusform>
            <numerusform>%Ln clients were started.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::SharingModel</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln shared</source>
        <translation>
            <numerusform>%1 of %Ln shared</numerusform>
            <numerusform>%1 of %Ln shared</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::SharingPage</name>
    <message numerus="yes">
        <source>%Ln item(s) are device-specific; all others are shared across all devices.</source>
        <translation>
            <numerusform>%Ln item is device-specific; all others are shared across all devices.</numerusform>
            <numerusform>%Ln items are device-specific; all others are shared across all devices.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Started: %1 of %Ln device(s).</source>
        <translation>
            <numerusform>Started: %1 of %Ln device.</numerusform>
            <numerusform>Started: %1 of %Ln devices.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest change has not reached %Ln device(s); it does at their next start.</source>
        <translation>
            <numerusform>The newest change has not reached %Ln device; it does at its next start.</numerusform>
            <numerusform>The newest change has not reached %Ln devices; it does at their next start.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) run, and must be stopped before anything can be changed: %1.</source>
        <translation>
            <numerusform>%Ln client runs, and must be stopped before anything can be changed: %1.</numerusform>
            <numerusform>%Ln clients run, and must be stopped before anything can be changed: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::UnsentText</name>
    <message numerus="yes">
        <source>%Ln setting(s)</source>
        <translation>
            <numerusform>%Ln setting</numerusform>
            <numerusform>%Ln settings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are stored credentials: they are saved under a passphrase only.</source>
        <translation>
            <numerusform>%Ln of them is a stored credential: it is saved under a passphrase only.</numerusform>
            <numerusform>%Ln of them are stored credentials: they are saved under a passphrase only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are of a kind that no file holds, such as histories.</source>
        <translation>
            <numerusform>%Ln of them is of a kind that no file holds, such as a history.</numerusform>
            <numerusform>%Ln of them are of a kind that no file holds, such as histories.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) were deleted here. No file holds that: delete them on the new server, too, if they are there and are to go.</source>
        <translation>
            <numerusform>%Ln setting was deleted here. No file holds that: delete it on the new server, too, if it is there and is to go.</numerusform>
            <numerusform>%Ln settings were deleted here. No file holds that: delete them on the new server, too, if they are there and are to go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) or group(s) were deleted here. No file holds that: delete them on the new server, too, if they are there and are to go.</source>
        <translation>
            <numerusform>%Ln user or group was deleted here. No file holds that: delete it on the new server, too, if it is there and is to go.</numerusform>
            <numerusform>%Ln users or groups were deleted here. No file holds that: delete them on the new server, too, if they are there and are to go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest are listed; %Ln more are not.</source>
        <translation>
            <numerusform>The newest are listed; %Ln more is not.</numerusform>
            <numerusform>The newest are listed; %Ln more are not.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) left out, for want of a passphrase.</source>
        <translation>
            <numerusform>%Ln stored credential left out, for want of a passphrase.</numerusform>
            <numerusform>%Ln stored credentials left out, for want of a passphrase.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored credential(s) could not be read.</source>
        <translation>
            <numerusform>%Ln stored credential could not be read.</numerusform>
            <numerusform>%Ln stored credentials could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) of a kind that no file holds left out.</source>
        <translation>
            <numerusform>%Ln setting of a kind that no file holds left out.</numerusform>
            <numerusform>%Ln settings of a kind that no file holds left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) that are not valid left out.</source>
        <translation>
            <numerusform>%Ln value that is not valid left out.</numerusform>
            <numerusform>%Ln values that are not valid left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::UserData</name>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
</context>
</TS>
