<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
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
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) in progress will be cancelled.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Retinue is stopping</source>
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
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
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
        <source>Change administrator&apos;s password</source>
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
