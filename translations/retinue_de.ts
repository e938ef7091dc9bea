<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>retinue::gui::Console</name>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server goes on without its window, so that devices keep synchronizing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click the Retinue icon in the notification area to open the window again or to quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit Retinue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the server and quit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) connected now work from their local data until the server runs again; their changes wait and are not lost.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) in progress will be cancelled.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Retinue is stopping</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::AddAdministratorDialog</name>
    <message>
        <source>Add administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System &amp;Manager ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An ID has 1 to 64 characters and no blanks.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::AdministratorsCard</name>
    <message>
        <source>Administrators</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They sign in here, and may enrol devices with their ID and password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the administrators</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last administrator cannot be removed; add another one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may administer this installation now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the administrator %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is you: you are signed out, and cannot sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can no longer sign in here or enrol devices. Devices that are enrolled stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The administrator %1 was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::AppearanceCard</name>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::ClientCard</name>
    <message>
        <source>Not enrolled at a server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrol it at the server of this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrol it; the server&apos;s console shows the address and makes a code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: it takes no part in synchronization.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it. Where both have data, the server&apos;s are kept; what only this machine has goes up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting: it compares its data with the server&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running, but news from the server do not come in now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It asks for them every few minutes, and connects again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running: its data are the server&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works from its local data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works from its local data. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It tries again by itself; changes wait and are not lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was removed at the server and cannot synchronize any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrol it again. Its local data stay until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client of This Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Join This Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Enrol…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last synchronized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting to go up</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused: the user must log in again here</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All have gone up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client of this machine cannot be used. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::CommunicationModel</name>
    <message>
        <source>Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::Conditions</name>
    <message>
        <source>It was stopped at the device, or was not started there since it was enrolled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped here by %1, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it to synchronize. Where both have data, the server&apos;s are kept; what only the device has goes up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not connected now and starts as soon as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes part, and its data are the server&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Its data differ from the server&apos;s for %n user(s) or group(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Compare with Server: the device takes the server&apos;s data where they differ. If it stays so, delete the user&apos;s local data there and let the user log in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected; last seen %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected since the server knows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is on and reaches this server. It goes on by itself; changes made there wait and are not lost.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::CopyField</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceDetails</name>
    <message>
        <source>Device ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds data of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a device to see its details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) selected.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Start This Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare This Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) and group(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceJobs</name>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceList</name>
    <message>
        <source>Last Contact (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrolled (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device ID</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceModel</name>
    <message>
        <source>How many users and groups the device holds other data of than the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::DeviceView</name>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange as at First</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::DevicesPage</name>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm Device Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The devices that synchronize with this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Com&amp;pare with Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device compares its copies and takes the server&apos;s data where they differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All Devices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shown Devices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;elected Devices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of a name, number, location, address …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colu&amp;mns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>St&amp;ate:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every word of the filter must occur in a device&apos;s row, and its state be the one chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show All Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device is enrolled yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A device needs this server&apos;s address and an enrolment code, or an administrator&apos;s account. The overview shows the address and makes the code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrol a Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine serves no devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a client of another server; its devices are listed there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) cannot be asked, because they are stopped or not connected. Ask again when they are running.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Export List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>devices</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::Disclosure</name>
    <message>
        <source>Shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::EnrolDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrol This Machine at a Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talking to the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s console shows its address on the page Overview. Left blank, the server is looked for on the local network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name or address, with :port where it is not 8443</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address of the server:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare it with the fingerprint that the server&apos;s console shows on the page Overview. If they differ, it is another machine: do not go on. Nothing was sent to it so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;fingerprints are the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With an &amp;enrolment code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With an a&amp;dministrator&apos;s account of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Code:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System Manager &amp;ID:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device &amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Location:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2, version %3, shows this fingerprint:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code is not accepted: it is wrong, used up or expired. Make a new one in the server&apos;s console, on the page Overview.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>En&amp;rol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::Errors</name>
    <message>
        <source>Something that was entered is not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it and try again; the details name it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not exist any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody may have removed it meanwhile; look at the list again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one of that name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data changed meanwhile, so the change was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the current data and make the change again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine was away for too long to take the changes one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It compares everything by itself; nothing has to be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change does not say what it is based on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the client software of the device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s data were replaced meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the device to synchronize.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device does not take part in synchronization.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it on the page [Confirm Device Information].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The System Manager ID or the password is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter them again; mind capital letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not allowed now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details say what stands in the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is larger than what is allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it smaller and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There were too many attempts, or too much is waiting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a few minutes and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in use, or its key is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the other program or unlock the key, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other machine cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is on, its address, and the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other machine did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, check the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other machine could not prove who it is. Nothing was sent to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the fingerprint with the one that the server&apos;s console shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it again whenever you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Nothing was lost, but nothing new can be stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading or writing failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk and the access rights; the details name the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored data are damaged and are not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the files as they are and restore a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was written by a newer version of the product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the newer version on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work ended before it had an answer, because the program is stopping.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the program again and repeat it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report it with the details.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::FirstStart</name>
    <message>
        <source>Set up this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retinue keeps the personal settings of your users the same on all devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System &amp;Manager ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ser&amp;ver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps everybody&apos;s settings; devices connect to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is a device itself; takes the settings from the server on another machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server &amp;and client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both in one: keeps the settings and is a device of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role of this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine is a</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Por&amp;t that devices connect to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a System Manager ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking what was entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening port %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting the role of this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting this machine&apos;s client to its own server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ID or the password is not accepted. An ID has 1 to 64 characters and no blanks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 cannot be used; another program may have it. Take another port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use Port %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client of this machine could not be connected: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::ForgetDialog</name>
    <message>
        <source>Delete Local Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the data that this machine holds of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) made here did not go up to the server and will be lost:</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (refused)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is deleted on the server. The next login here brings the server&apos;s data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete Local Data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::Formats</name>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retinue::ui::Gate</name>
    <message>
        <source>The administrators of this machine cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::HelpWindow</name>
    <message>
        <source>Retinue Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::JobRow</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 failed: %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed: %2. </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::JobStrip</name>
    <message>
        <source>Work in progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::Jobs</name>
    <message>
        <source>Server engine started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server engine stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare device with server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare devices with server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export device list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make enrolment code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke enrolment code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete user data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set administrator&apos;s password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set idle lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set server&apos;s port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::LocalOwnerModel</name>
    <message>
        <source>Group: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In part: the local store was full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User or Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to Go Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held Here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::LogPage</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was run on this installation, and what was attempted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write all entries of the filter into a CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Execution Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Execution &amp;Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Securit&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::LogPanel</name>
    <message>
        <source>Filter: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by any column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no entries yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No entry holds this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest %1; older ones come as you scroll</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose an entry to see what it means.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::Logs</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID or Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this machine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::MainWindow</name>
    <message>
        <source>Retinue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help for this &amp;page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine is a client only; it serves no devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server runs on %1:%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not run: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not set up yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::MessageBar</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the details of this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::Navigation</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::NewPassword</name>
    <message>
        <source>Repeat &amp;it</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Choose a password with %n characters or more.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The password needs %n more character(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The password has more than %n characters.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Repeat the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8 to 128 characters. Longer is stronger; nothing else counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Good enough. With %n characters it is strong.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::PanelCard</name>
    <message>
        <source>Synchronize Custom Settings: Log in again for synchronization.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Log In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;og Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name, or domain\name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blank: as at the last login; or a, b, …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Groups:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is at the panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is at the panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user&apos;s settings are the server&apos;s current ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine does not take part in synchronization now; it uses its local data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It uses its local data. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::RemoveDevicesDialog</name>
    <message numerus="yes">
        <source>&amp;Remove %Ln Device(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Remove Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln device(s) from this server?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What identifies them here is void at once: to synchronize again, each must be enrolled again. Until then they keep their local copies and work on with them; changes that have not gone up stay there. The data on the server stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To go on, enter the &amp;number of devices:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::Results</name>
    <message>
        <source>The backup file could not be made on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk of this machine, then back up again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup file could not be made on the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the settings that were entered, the rights on the share, and the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no space for the backup file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space at the destination.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network destination was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check host, share and folder, and that the host is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network destination could not be accessed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check user and password, and the rights on the share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup data could not be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the destination, then back up again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring from this machine failed; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk, or restore another backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring from the network failed; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody tried a wrong System Manager ID or password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once or twice is a slip; many from one address are worth a look there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There were too many wrong attempts; further ones are refused for 15 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out who uses that address; it opens by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A device tried an enrolment code that is unknown, used up or expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new code, if the device is yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong enrolment code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A device asked for the settings of unusually many users within an hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If so many people do not use it, stop the device and look at it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many users asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version does not know that word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may come from a newer version of the product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has to be done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::RoleDialog</name>
    <message>
        <source>C&amp;hange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role of This Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server on this machine stops. Its data stay; it serves them again when this machine is a server again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) connected now work from their local data until then: %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This machine&apos;s client ends. Its local data stay, and it goes on when this machine is a client again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine is enrolled at its own server and started by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Afterwards enrol this machine at the other server.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::Roles</name>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server and client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds the data that the devices synchronize with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes part in the synchronization of another server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds the data, and takes part itself as a device of its own server.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::SecurityCard</name>
    <message>
        <source>Security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock when not &amp;used for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For everybody at this console. The server and what is running go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting the idle lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your &amp;old password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chan&amp;ge Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your old password first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There were too many wrong passwords for this ID. Try again in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old password is wrong. Enter it again; mind capital letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::ServerCard</name>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appl&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices that connect by the old port have to be connected anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses that devices may use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses for devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Op&amp;en</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CA fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop has no program that opens folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine is no server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server uses port %1 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 cannot be used; another program may have it. The server stays on port %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the execution log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop, the administrators, and the server.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::SignIn</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sign In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forgotten password?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command that sets a new password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System &amp;Manager ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever owns the data folder of this machine sets a new password by this command, also while the console runs:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the System Manager ID and the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There were too many wrong passwords for this ID. Try again in %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::StartupWindow</name>
    <message>
        <source>Another program already serves the data folder %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End that program (for a service: systemctl stop retinued), then try again; or start the console with --data and another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder %1 cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the disk is there, that it is not read-only, and that you may write to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retinue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the data folder %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After an unclean end the stored data are checked first; that can take a minute.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::ThisMachinePage</name>
    <message>
        <source>This Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its role, its own client and the panel of that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete Local Data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local Users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Communication Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the role of this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local users and groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The remedy when one user&apos;s data differ from the server&apos;s: delete, then log in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Communication log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning: the server was unreachable for a while. Error: a limit was exceeded, or the authentication failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The role of this machine is now: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine takes part in its own server&apos;s synchronization.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrolling this machine at its own server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the client of this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is stopped here, but the server could not be told yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine is enrolled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting local data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local data of %1 are deleted. The next login brings the server&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retinue::ui::Tray</name>
    <message>
        <source>&amp;Open Retinue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
