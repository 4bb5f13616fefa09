<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Captions</name>
    <message numerus="yes">
        <source>Live picture of %1, %Ln second(s) behind.</source>
        <translation>
            <numerusform>Live picture of %1, %Ln second behind.</numerusform>
            <numerusform>Live picture of %1, %Ln seconds behind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No picture for %Ln s</source>
        <translation>
            <numerusform>No picture for %Ln s</numerusform>
            <numerusform>No picture for %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln s before the sale</source>
        <extracomment>Second badge on a still picture: it is from so long before the sale</extracomment>
        <translation>
            <numerusform>%Ln s before the sale</numerusform>
            <numerusform>%Ln s before the sale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln s after the sale</source>
        <extracomment>Second badge on footage: it is from so long after the sale</extracomment>
        <translation>
            <numerusform>%Ln s after the sale</numerusform>
            <numerusform>%Ln s after the sale</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClipDialog</name>
    <message numerus="yes">
        <source>%Ln file(s) were written, but not all of it is there: see above.</source>
        <translation>
            <numerusform>%Ln file was written, but not all of it is there: see above.</numerusform>
            <numerusform>%Ln files were written, but not all of it is there: see above.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were written and checked.</source>
        <translation>
            <numerusform>%Ln file was written and checked.</numerusform>
            <numerusform>%Ln files were written and checked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClipOffer</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClockOffsetDialog</name>
    <message numerus="yes">
        <source>Median of %Ln receipts, which are %1 apart.</source>
        <extracomment>%Ln is how many receipts were measured, %1 how far they are apart (&quot;0.4 s&quot;)</extracomment>
        <translation>
            <numerusform>Median of %Ln receipt; spread %1.</numerusform>
            <numerusform>Median of %Ln receipts, which are %1 apart.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClockText</name>
    <message numerus="yes">
        <source>Measured with %Ln receipts on %1; they are %2 apart.</source>
        <extracomment>%1 is a date and time, %Ln how many receipts, %2 how far they are apart (&quot;0.4 s&quot;)</extracomment>
        <translation>
            <numerusform>Measured with %Ln receipt on %1; spread %2.</numerusform>
            <numerusform>Measured with %Ln receipts on %1; they are %2 apart.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DamageQuestion</name>
    <message numerus="yes">
        <source>%Ln link(s)</source>
        <translation>
            <numerusform>%Ln link</numerusform>
            <numerusform>%Ln links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dashboard(s)</source>
        <translation>
            <numerusform>%Ln dashboard</numerusform>
            <numerusform>%Ln dashboards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DashboardDialog</name>
    <message numerus="yes">
        <source>Tick at most %Ln camera(s): all of them play at once.</source>
        <translation>
            <numerusform>Tick at most %Ln camera: all of them play at once.</numerusform>
            <numerusform>Tick at most %Ln cameras: all of them play at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataRow</name>
    <message numerus="yes">
        <source>%Ln receipt(s), %1 to %2</source>
        <extracomment>%1 and %2 are the days of the first and the last one.</extracomment>
        <translation>
            <numerusform>%Ln receipt, %1 to %2</numerusform>
            <numerusform>%Ln receipts, %1 to %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message numerus="yes">
        <source>%Ln receipt(s) deleted.</source>
        <translation>
            <numerusform>%Ln receipt deleted.</numerusform>
            <numerusform>%Ln receipts deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete the data of %n register(s)?</source>
        <translation>
            <numerusform>Delete the data of %n register?</numerusform>
            <numerusform>Delete the data of %n registers?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayReceipts</name>
    <message numerus="yes">
        <source>%Ln receipt(s)</source>
        <extracomment>Above the list: how many receipts the day has</extracomment>
        <translation>
            <numerusform>%Ln receipt</numerusform>
            <numerusform>%Ln receipts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message numerus="yes">
        <source>The server is busy. Wait %n second(s), then try again.</source>
        <translation>
            <numerusform>The server is busy. Wait %n second, then try again.</numerusform>
            <numerusform>The server is busy. Wait %n seconds, then try again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server is busy. The program tries again by itself in %n second(s).</source>
        <translation>
            <numerusform>The server is busy. The program tries again by itself in %n second.</numerusform>
            <numerusform>The server is busy. The program tries again by itself in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportCommand</name>
    <message numerus="yes">
        <source>%Ln receipt(s) were written.</source>
        <translation>
            <numerusform>%Ln receipt was written.</numerusform>
            <numerusform>%Ln receipts were written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s) were written to “%1”.</source>
        <translation>
            <numerusform>%Ln receipt was written to “%1”.</numerusform>
            <numerusform>%Ln receipts were written to “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%Ln receipt(s), oldest first. The file has the names of the staff too.</source>
        <extracomment>Below the title, when it is known how many receipts there are.</extracomment>
        <translation>
            <numerusform>%Ln receipt. The file has the name of the staff too.</numerusform>
            <numerusform>%Ln receipts, oldest first. The file has the names of the staff too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s) were written to “%1”.</source>
        <extracomment>%1 is the name of the file.</extracomment>
        <translation>
            <numerusform>%Ln receipt was written to “%1”.</numerusform>
            <numerusform>%Ln receipts were written to “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilmClockDialog</name>
    <message numerus="yes">
        <source>Measured with the last %Ln pictures.</source>
        <extracomment>%Ln is how many pictures the result comes from</extracomment>
        <translation>
            <numerusform>Measured with the last %Ln picture.</numerusform>
            <numerusform>Measured with the last %Ln pictures.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundTotals</name>
    <message numerus="yes">
        <source>and %Ln more way(s) of payment</source>
        <translation>
            <numerusform>and %Ln more way of payment</numerusform>
            <numerusform>and %Ln more ways of payment</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuideTexts</name>
    <message numerus="yes">
        <source>%n register(s) found.</source>
        <translation>
            <numerusform>%n register found.</numerusform>
            <numerusform>%n registers found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n register(s) linked to cameras.</source>
        <translation>
            <numerusform>%n register linked to a camera.</numerusform>
            <numerusform>%n registers linked to cameras.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkDeletion</name>
    <message numerus="yes">
        <source>Delete %n link(s)?</source>
        <translation>
            <numerusform>Delete %n link?</numerusform>
            <numerusform>Delete %n links?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo (%n s)</source>
        <extracomment>Button behind &quot;deleted&quot;; %n is for how many seconds it is there.</extracomment>
        <translation>
            <numerusform>Undo (%n s)</numerusform>
            <numerusform>Undo (%n s)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) deleted.</source>
        <translation>
            <numerusform>%n link deleted.</numerusform>
            <numerusform>%n links deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkPage</name>
    <message numerus="yes">
        <source>Delete %n selected</source>
        <extracomment>Button with the trash can; %n is how many rows are ticked.</extracomment>
        <translation>
            <numerusform>Delete %n selected</numerusform>
            <numerusform>Delete %n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) are back.</source>
        <translation>
            <numerusform>%n link is back.</numerusform>
            <numerusform>%n links are back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PictureColumn</name>
    <message numerus="yes">
        <source>Frame of the very second, %Ln s before the sale</source>
        <translation>
            <numerusform>Frame of the very second, %Ln s before the sale</numerusform>
            <numerusform>Frame of the very second, %Ln s before the sale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still from around %Ln s before the sale</source>
        <translation>
            <numerusform>Still from around %Ln s before the sale</numerusform>
            <numerusform>Still from around %Ln s before the sale</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PictureControls</name>
    <message numerus="yes">
        <source>%Ln s before</source>
        <extracomment>Button: shows the picture of so many seconds before the sale</extracomment>
        <translation>
            <numerusform>%Ln s before</numerusform>
            <numerusform>%Ln s before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Picture %Ln second(s) before the sale</source>
        <translation>
            <numerusform>Picture %Ln second before the sale</numerusform>
            <numerusform>Picture %Ln seconds before the sale</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiptText</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <extracomment>The first product of a receipt, and how many further lines it has</extracomment>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetentionSection</name>
    <message numerus="yes">
        <source>Delete %Ln receipt(s)?</source>
        <translation>
            <numerusform>Delete %Ln receipt?</numerusform>
            <numerusform>Delete %Ln receipts?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s) from before %1 and their pictures will be deleted; pinned ones stay:</source>
        <extracomment>%1 is a day; %Ln is how many receipts.</extracomment>
        <translation>
            <numerusform>%Ln receipt from before %1 and its pictures will be deleted; pinned ones stay:</numerusform>
            <numerusform>%Ln receipts from before %1 and their pictures will be deleted; pinned ones stay:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchTallyText</name>
    <message numerus="yes">
        <source>%Ln receipt(s)</source>
        <extracomment>How many receipts a search has found</extracomment>
        <translation>
            <numerusform>%Ln receipt</numerusform>
            <numerusform>%Ln receipts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s) so far</source>
        <extracomment>How many receipts a search has found so far; it is still counting</extracomment>
        <translation>
            <numerusform>%Ln receipt so far</numerusform>
            <numerusform>%Ln receipts so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusModel</name>
    <message numerus="yes">
        <source>%n camera(s) connected</source>
        <extracomment>Status line.</extracomment>
        <translation>
            <numerusform>%n camera connected</numerusform>
            <numerusform>%n cameras connected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contract(s) in sync</source>
        <extracomment>Status line: contracts whose receipts are fetched well.</extracomment>
        <translation>
            <numerusform>%n contract in sync</numerusform>
            <numerusform>%n contracts in sync</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) could not be read.</source>
        <translation>
            <numerusform>%Ln row could not be read.</numerusform>
            <numerusform>%Ln rows could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncRow</name>
    <message numerus="yes">
        <source>%Ln receipt(s)</source>
        <translation>
            <numerusform>%Ln receipt</numerusform>
            <numerusform>%Ln receipts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncText</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>how long</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
</TS>
