<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en_US">
<context>
    <name>AboutSection</name>
    <message>
        <source>Licences…</source>
        <translation>ライセンス…</translation>
    </message>
    <message>
        <source>Receipts of the POS beside the camera picture of the same moment.</source>
        <translation>POSのレシートと、その瞬間のカメラ映像を並べて表示します。</translation>
    </message>
    <message>
        <source>Tell me when there is a newer version</source>
        <translation>新しいバージョンがあるときに知らせる</translation>
    </message>
    <message>
        <source>At start and once a day one small file is fetched, the same for everybody. Nothing about you or your shop is sent, and nothing is installed by itself.</source>
        <translation>起動時と1日1回、全員に共通の小さなファイルを1つ取得します。お客様や店舗の情報は送信されず、自動でインストールされることもありません。</translation>
    </message>
    <message>
        <source>Open the download page</source>
        <translation>ダウンロードページを開く</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>今すぐ確認</translation>
    </message>
    <message>
        <source>This build does not know where to look for newer versions. Ask whoever gave it to you.</source>
        <translation>このビルドには新しいバージョンの確認先が設定されていません。入手元にお問い合わせください。</translation>
    </message>
    <message>
        <source>The browser did not open. The address is: %1</source>
        <translation>ブラウザを開けませんでした。アドレス: %1</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>確認しています…</translation>
    </message>
    <message>
        <source>Version %1 is there. It mends something important; please install it soon.</source>
        <translation>バージョン %1 が公開されています。重要な修正が含まれているため、お早めに更新してください。</translation>
    </message>
    <message>
        <source>Version %1 is there.</source>
        <translation>バージョン %1 が公開されています。</translation>
    </message>
    <message>
        <source>This is the newest version, as of %1.</source>
        <extracomment>%1 is a day and time.</extracomment>
        <translation>最新のバージョンです（%1 現在）。</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>バージョン %1</translation>
    </message>
</context>
<context>
    <name>AccountList</name>
    <message>
        <source>%1 – %2</source>
        <extracomment>A link in a list: %1 register, %2 camera.</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Disconnect “%1”?</source>
        <translation>「%1」の連携を解除しますか？</translation>
    </message>
    <message>
        <source>This program forgets the connection to this account. Your contract with the service goes on, and the receipts fetched so far stay in this program.</source>
        <translation>このアカウントとの接続情報をこのアプリから消去します。サービス自体は解約になりません。取得済みのレシートはこのアプリに残ります。</translation>
    </message>
    <message>
        <source>This program forgets the connection to this account, and the links below end. Your contract with the service goes on, and the receipts fetched so far stay in this program.</source>
        <translation>このアカウントとの接続情報をこのアプリから消去し、次の連携を解除します。サービス自体は解約になりません。取得済みのレシートはこのアプリに残ります。</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>連携を解除</translation>
    </message>
    <message>
        <source>Connected accounts</source>
        <translation>連携中のアカウント</translation>
    </message>
</context>
<context>
    <name>AccountRow</name>
    <message>
        <source>Must be connected again</source>
        <translation>再連携が必要</translation>
    </message>
    <message>
        <source>Connected until you quit</source>
        <translation>アプリの終了まで接続</translation>
    </message>
    <message>
        <source>The token is not remembered, because the system&apos;s key store is locked. Unlock it and connect the account again.</source>
        <translation>システムのキーストアがロックされているため、トークンは保存されません。ロックを解除してから、もう一度アカウントを連携してください。</translation>
    </message>
    <message>
        <source>The token is not remembered, because the system&apos;s key store is not available. Start it and connect the account again.</source>
        <translation>システムのキーストアを利用できないため、トークンは保存されません。キーストアを起動してから、もう一度アカウントを連携してください。</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>接続中</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>再連携</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <extracomment>Ends the connection to an account (連携を解除).</extracomment>
        <translation>連携を解除</translation>
    </message>
    <message>
        <source>Connect %1 again</source>
        <extracomment>For screen readers; %1 is the shop&apos;s name.</extracomment>
        <translation>%1を再連携</translation>
    </message>
    <message>
        <source>Disconnect %1</source>
        <translation>%1の連携を解除</translation>
    </message>
</context>
<context>
    <name>CameraBox</name>
    <message>
        <source>Choose a camera</source>
        <translation>カメラを選択</translation>
    </message>
    <message>
        <source>The signed-in account does not see this camera any more.</source>
        <translation>ログイン中のアカウントでは、このカメラを利用できなくなりました。</translation>
    </message>
    <message>
        <source>%1 – option missing</source>
        <translation>%1（オプションなし）</translation>
    </message>
    <message>
        <source>%1 – no permission</source>
        <translation>%1（権限なし）</translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>Cameras</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <source>The cameras that the signed-in account sees, and what they are linked to.</source>
        <translation>ログイン中のアカウントで利用できるカメラと、その連携先です。</translation>
    </message>
    <message>
        <source>Refresh</source>
        <extracomment>Button: asks the camera service again.</extracomment>
        <translation>最新の情報に更新</translation>
    </message>
    <message>
        <source>Asks the camera service again (F5)</source>
        <translation>カメラの一覧を読み込み直します（F5）</translation>
    </message>
    <message>
        <source>Loading the cameras</source>
        <translation>カメラを読み込んでいます</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>This account sees no camera</source>
        <translation>このアカウントで利用できるカメラがありません</translation>
    </message>
    <message>
        <source>Sign in with the owner account of the cameras. For an API key, add the cameras to its application on Safie&apos;s page for developers.</source>
        <translation>カメラのオーナーアカウントでログインしてください。APIキーの場合は、Safie の開発者向けページで、アプリケーションにカメラを追加してください。</translation>
    </message>
    <message>
        <source>A camera can be linked when its contract has the option for the live picture or for still pictures. Still pictures are counted, so whether there is the option shows with the first receipt that needs one.</source>
        <translation>※ ライブ映像または静止画のオプションを契約しているカメラを連携できます。静止画は取得枚数に上限があるため、オプションの有無は最初に静止画が必要になった会計で確認されます。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a camera, %2 a sentence about what is wrong with it and what to do.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Film the clock…</source>
        <extracomment>Button: the camera that is chosen films the time on the screen, which tells its delay.</extracomment>
        <translation>遅れを測る…</translation>
    </message>
    <message>
        <source>Measures how late the live picture of the chosen camera is</source>
        <translation>選択したカメラのライブ映像の遅れを測ります</translation>
    </message>
</context>
<context>
    <name>CameraTableModel</name>
    <message>
        <source>Not known yet</source>
        <extracomment>Whether a camera&apos;s contract has an option: that was not found out yet.</extracomment>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Yes</source>
        <extracomment>Whether a camera&apos;s contract has an option.</extracomment>
        <translation>あり</translation>
    </message>
    <message>
        <source>No</source>
        <comment>a camera&apos;s contract lacks the option</comment>
        <translation>なし</translation>
    </message>
    <message>
        <source>Online</source>
        <extracomment>State of a camera.</extracomment>
        <translation>オンライン</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>オフライン</translation>
    </message>
    <message>
        <source>Not linked</source>
        <extracomment>In the column of linked registers.</extracomment>
        <translation>未連携</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>Read by screen readers; %1 is a camera, %2 a sentence that says what is wrong with it.</extracomment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Read by screen readers; %1 is an option (&quot;Live picture&quot;), %2 whether the camera has it.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>シリアル番号</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>機種</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Live picture</source>
        <extracomment>Column: whether the camera&apos;s contract has the option for the live picture.</extracomment>
        <translation>ライブ映像</translation>
    </message>
    <message>
        <source>Still pictures</source>
        <extracomment>Column: whether the camera&apos;s contract has the option for pictures of the past.</extracomment>
        <translation>静止画</translation>
    </message>
    <message>
        <source>Linked registers</source>
        <translation>連携中のレジ端末</translation>
    </message>
    <message>
        <source>Cannot be linked (no permission)</source>
        <extracomment>In the column of linked registers.</extracomment>
        <translation>連携できません（権限なし）</translation>
    </message>
    <message>
        <source>Cannot be linked (option missing)</source>
        <translation>連携できません（オプションなし）</translation>
    </message>
</context>
<context>
    <name>CameraTile</name>
    <message>
        <source>Show %1 large</source>
        <translation>%1 を大きく表示</translation>
    </message>
</context>
<context>
    <name>Captions</name>
    <message>
        <source>Camera clock %1 s ahead</source>
        <translation>カメラの時計が%1秒進んでいます</translation>
    </message>
    <message>
        <source>Delay %1 s</source>
        <extracomment>Badge on the live picture: how far it is behind the present</extracomment>
        <translation>遅延 %1 秒</translation>
    </message>
    <message>
        <source>Delay about %1 s</source>
        <extracomment>The same when the camera&apos;s clock is not known for certain</extracomment>
        <translation>遅延 約%1 秒</translation>
    </message>
    <message>
        <source>The signed-in account does not see this camera any more.</source>
        <translation>ログイン中のアカウントでは、このカメラを利用できなくなりました。</translation>
    </message>
    <message>
        <source>Choose another camera for this register in the link settings.</source>
        <translation>「連携設定」で、このレジ端末に別のカメラを選択してください。</translation>
    </message>
    <message>
        <source>The camera is offline.</source>
        <translation>カメラがオフラインです。</translation>
    </message>
    <message>
        <source>Check its power and its network. The picture comes back by itself.</source>
        <translation>カメラの電源とネットワークを確認してください。つながると映像は自動で戻ります。</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>約 %1</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>LIVE</translation>
    </message>
    <message numerus="yes">
        <source>Live picture of %1, %Ln second(s) behind.</source>
        <translation>
            <numerusform>%1のライブ映像（%Ln秒遅れ）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No picture for %Ln s</source>
        <translation>
            <numerusform>%Ln秒間、映像がありません</numerusform>
        </translation>
    </message>
    <message>
        <source>No picture comes from the camera. Still trying.</source>
        <translation>カメラから映像が届きません。接続を続けています。</translation>
    </message>
    <message>
        <source>The picture of %1 stands still.</source>
        <translation>%1の映像が止まっています。</translation>
    </message>
    <message>
        <source>Connecting to the camera…</source>
        <translation>カメラに接続しています…</translation>
    </message>
    <message>
        <source>The camera&apos;s picture cannot be played.</source>
        <translation>カメラの映像を再生できません。</translation>
    </message>
    <message>
        <source>The live picture is not running.</source>
        <translation>ライブ映像は停止しています。</translation>
    </message>
    <message>
        <source>Around %1</source>
        <extracomment>Badge on the still picture of a receipt; %1 is a time of day
----------
Badge on a still picture from before the sale; %1 is a time of day</extracomment>
        <translation>%1 付近</translation>
    </message>
    <message>
        <source>Moment of sale %1</source>
        <translation>会計の瞬間 %1</translation>
    </message>
    <message>
        <source>around %1</source>
        <translation>%1 付近</translation>
    </message>
    <message>
        <source>Picture of %1 from around %2.</source>
        <translation>%1の画像（%2付近）。</translation>
    </message>
    <message>
        <source>Picture of %1 at %2.</source>
        <translation>%1の画像（%2）。</translation>
    </message>
    <message>
        <source>Fetching the picture…</source>
        <translation>画像を取得しています…</translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation>準備中です</translation>
    </message>
    <message>
        <source>The camera sends no picture.</source>
        <translation>カメラから映像が届いていません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln s before the sale</source>
        <extracomment>Second badge on a still picture: it is from so long before the sale</extracomment>
        <translation>
            <numerusform>会計の%Ln秒前</numerusform>
        </translation>
    </message>
    <message>
        <source>At %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Recording %1</source>
        <extracomment>Badge on footage that is played; %1 is the time of day of the picture</extracomment>
        <translation>録画 %1</translation>
    </message>
    <message>
        <source>Recording, about %1</source>
        <translation>録画 %1 ごろ</translation>
    </message>
    <message>
        <source>Backwards %1×</source>
        <extracomment>Badge on footage that is played backwards; %1 is how many times as fast as it happened</extracomment>
        <translation>逆再生 %1×</translation>
    </message>
    <message numerus="yes">
        <source>%Ln s after the sale</source>
        <extracomment>Second badge on footage: it is from so long after the sale</extracomment>
        <translation>
            <numerusform>会計の%Ln秒後</numerusform>
        </translation>
    </message>
    <message>
        <source>Moment of sale</source>
        <extracomment>Second badge on footage: it is of the second of the sale</extracomment>
        <translation>会計の瞬間</translation>
    </message>
    <message>
        <source>Recording of %1 around the sale at %2.</source>
        <translation>%1 の録画、%2 の会計の前後。</translation>
    </message>
    <message>
        <source>Recording of %1.</source>
        <translation>%1 の録画。</translation>
    </message>
    <message>
        <source>This computer has nothing to play sound on. Connect a loudspeaker or headphones, then switch the sound off and on again.</source>
        <translation>このパソコンには音を出せる機器がありません。スピーカーかヘッドホンをつないでから、音声をいったん切って入れ直してください。</translation>
    </message>
    <message>
        <source>This camera sends no sound.</source>
        <translation>このカメラからは音声が送られていません。</translation>
    </message>
</context>
<context>
    <name>ClipCommand</name>
    <message>
        <source>Usage: regilens clip --receipt NUMBER --out FOLDER [options]</source>
        <extracomment>First line of the help of a command; the words in capitals stand for what the user gives.</extracomment>
        <translation>使い方: regilens clip --receipt 番号 --out フォルダー [オプション]</translation>
    </message>
    <message>
        <source>Writes the recorded video around a receipt or an instant to MP4 files, one for each camera, without opening a window. The program must not be open meanwhile.</source>
        <translation>レシートまたは指定した時刻の前後の録画を、ウィンドウを開かずにカメラごとの MP4 ファイルに書き出します。その間、プログラムを開いておくことはできません。</translation>
    </message>
    <message>
        <source>The receipt by its number; every camera that is linked to its register is exported.</source>
        <translation>レシートの番号。そのレジと連携しているすべてのカメラの映像を書き出します。</translation>
    </message>
    <message>
        <source>The day it was sold, where several receipts have that number: 2026-01-24, yesterday.</source>
        <translation>同じ番号のレシートが複数あるときの会計日: 2026-01-24、昨日 など。</translation>
    </message>
    <message>
        <source>Only this register, by its terminal ID or CONTRACT:TERMINAL.</source>
        <translation>このレジだけ。端末ID または 契約ID:端末ID で指定します。</translation>
    </message>
    <message>
        <source>Only this linked camera, by its name or ID.</source>
        <translation>連携しているこのカメラだけ。名前または ID で指定します。</translation>
    </message>
    <message>
        <source>Instead of a receipt, an instant: &quot;2026-01-24 16:56:41&quot;. With --camera on its clock, with --register on that of the register.</source>
        <translation>レシートの代わりに時刻を指定します: &quot;2026-01-24 16:56:41&quot;。--camera と使うとカメラの時計、--register と使うとレジの時計の時刻です。</translation>
    </message>
    <message>
        <source>Begin so many seconds before it.</source>
        <translation>何秒前から始めるか。</translation>
    </message>
    <message>
        <source>End so many seconds after it.</source>
        <translation>何秒後に終えるか。</translation>
    </message>
    <message>
        <source>Encode the video anew, so that it begins and ends with the very picture in any player.</source>
        <translation>映像を作り直し、どのプレーヤーでも指定した瞬間に始まり、終わるようにします。</translation>
    </message>
    <message>
        <source>The folder to write into. No file is replaced.</source>
        <translation>書き出し先のフォルダー。既存のファイルは置き換えません。</translation>
    </message>
    <message>
        <source>Examples:
  regilens clip --receipt 6932 --on 2026-01-24 --out evidence
  regilens clip --camera Entrance --at &quot;2026-01-24 16:56:41&quot; --before 60 --after 60 --exact --out .

Exit codes:
  0    all files are complete and were checked
  1    a file could not be written
  2    an option is wrong
  3    there is no journal that this version can read
  4    there is no such receipt or camera
  5    the recorded video cannot be opened: the program is open, its key is lost, or nothing was recorded
  6    the files were written, but a part of the span was not recorded
  130  interrupted; no file was written
</source>
        <translation>例:
  regilens clip --receipt 6932 --on 2026-01-24 --out evidence
  regilens clip --camera 入口 --at &quot;2026-01-24 16:56:41&quot; --before 60 --after 60 --exact --out .

終了コード:
  0    すべてのファイルが揃い、再生を確認した
  1    書き出せないファイルがあった
  2    オプションに誤りがある
  3    このバージョンで読めるデータがない
  4    そのレシートまたはカメラがない
  5    録画を開けない: プログラムが起動中、鍵がない、または録画がない
  6    書き出したが、範囲の一部が録画されていない
  130  中断した。ファイルは作られていない
</translation>
    </message>
    <message>
        <source>--on takes a day such as 2026-01-24, not “%1”.</source>
        <translation>--on には 2026-01-24 のような日付を指定してください（「%1」は使えません）。</translation>
    </message>
    <message>
        <source>--at takes a time such as &quot;2026-01-24 16:56:41&quot;, not “%1”.</source>
        <translation>--at には &quot;2026-01-24 16:56:41&quot; のような時刻を指定してください（「%1」は使えません）。</translation>
    </message>
    <message>
        <source>%1 takes seconds, up to 1800, not “%2”.</source>
        <extracomment>%1 is an option of the command line.</extracomment>
        <translation>%1 には 1800 までの秒数を指定してください（「%2」は使えません）。</translation>
    </message>
    <message>
        <source>Say what to export: either --receipt NUMBER, or --at TIME with --camera or --register.</source>
        <translation>何を書き出すかを指定してください: --receipt 番号、または --at 時刻 と --camera か --register。</translation>
    </message>
    <message>
        <source>Say where to write: --out FOLDER.</source>
        <translation>書き出し先を指定してください: --out フォルダー。</translation>
    </message>
    <message>
        <source>“regilens clip --help” lists the options.</source>
        <translation>オプションの一覧は「regilens clip --help」で表示されます。</translation>
    </message>
    <message>
        <source>No receipt with the number “%1” was found. Check the number, the register and the day.</source>
        <translation>番号「%1」のレシートが見つかりません。番号、レジ、日付をご確認ください。</translation>
    </message>
    <message>
        <source>Several receipts have the number “%1”. Choose one by --on and --register:</source>
        <translation>番号「%1」のレシートが複数あります。--on と --register で 1 件に絞ってください:</translation>
    </message>
    <message>
        <source>No linked camera is meant by that. Check the names of the register and the camera under “Links” in the program.</source>
        <translation>該当する連携カメラがありません。プログラムの「連携設定」でレジとカメラの名前をご確認ください。</translation>
    </message>
    <message>
        <source>No video has been recorded on this computer yet.</source>
        <translation>このパソコンにはまだ録画がありません。</translation>
    </message>
    <message>
        <source>The program is open and uses the recorded video. Export it there, or close it and start this again.</source>
        <translation>プログラムが起動していて録画を使用中です。そちらで書き出すか、閉じてからもう一度実行してください。</translation>
    </message>
    <message>
        <source>%1 % of the video</source>
        <translation>映像の %1 %</translation>
    </message>
    <message>
        <source>Encoded with %1.</source>
        <extracomment>%1 is the name of an encoder, such as libx264</extracomment>
        <translation>%1 で作り直しました。</translation>
    </message>
    <message>
        <source>The export was interrupted. No file was written.</source>
        <translation>書き出しを中断しました。ファイルは作られていません。</translation>
    </message>
</context>
<context>
    <name>ClipDialog</name>
    <message>
        <source>Export evidence</source>
        <translation>証拠を書き出す</translation>
    </message>
    <message>
        <source>Span</source>
        <extracomment>Above a choice: which span of time is exported</extracomment>
        <translation>範囲</translation>
    </message>
    <message>
        <source>Seconds before</source>
        <extracomment>Before a field with seconds</extracomment>
        <translation>前（秒）</translation>
    </message>
    <message>
        <source>Seconds after</source>
        <extracomment>Before a field with seconds</extracomment>
        <translation>後（秒）</translation>
    </message>
    <message>
        <source>Cameras, one file for each</source>
        <translation>カメラ（1 台につき 1 ファイル）</translation>
    </message>
    <message>
        <source>Video</source>
        <extracomment>Above a choice: how the video is written</extracomment>
        <translation>映像</translation>
    </message>
    <message>
        <source>As it was recorded</source>
        <extracomment>Video</extracomment>
        <translation>録画のまま</translation>
    </message>
    <message>
        <source>Cut to the picture, encoded anew</source>
        <extracomment>Video</extracomment>
        <translation>1 コマ単位で正確に切り出す（映像を作り直す）</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>保存先</translation>
    </message>
    <message>
        <source>Choose…</source>
        <extracomment>Button: asks for a folder</extracomment>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>保存先を選択</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>書き出しの進み具合</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Export</source>
        <extracomment>Button: writes the video files</extracomment>
        <translation>書き出す</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Around the moment of the receipt</source>
        <translation>会計の瞬間の前後</translation>
    </message>
    <message>
        <source>The marked span, %1</source>
        <translation>印を付けた範囲（%1）</translation>
    </message>
    <message>
        <source>A span of the recorded video, as MP4 files</source>
        <translation>録画の一部を MP4 で書き出します</translation>
    </message>
    <message>
        <source>Receipt of %1, as MP4 files</source>
        <translation>%1 のレシートの映像を MP4 で書き出します</translation>
    </message>
    <message>
        <source>Receipt No. %1 of %2, as MP4 files</source>
        <translation>レシート No.%1（%2）の映像を MP4 で書き出します</translation>
    </message>
    <message>
        <source>Write time and camera into the picture</source>
        <translation>時刻とカメラ名を映像に焼き込む</translation>
    </message>
    <message>
        <source>Write the receipt, time and camera into the picture</source>
        <translation>レシート・時刻・カメラ名を映像に焼き込む</translation>
    </message>
    <message>
        <source>Begins and ends with the very picture, whatever plays it. Takes longer.</source>
        <translation>どのプレーヤーでも、指定した瞬間に始まり、指定した瞬間に終わります。書き出しに時間がかかります。</translation>
    </message>
    <message>
        <source>Quick, and nothing is changed. Some players begin a few seconds earlier. To write something into the picture, it has to be encoded anew.</source>
        <translation>短時間で済み、映像には手を加えません。プレーヤーによっては数秒前から始まります。映像に焼き込むには、作り直しが必要です。</translation>
    </message>
    <message>
        <source>%1: no video of this span is kept</source>
        <extracomment>%1 is a camera</extracomment>
        <translation>%1：この範囲の録画がありません</translation>
    </message>
    <message>
        <source>%1: a part of this span is missing</source>
        <extracomment>%1 is a camera</extracomment>
        <translation>%1：この範囲の一部の録画がありません</translation>
    </message>
    <message>
        <source>Encoded with %1</source>
        <extracomment>%1 is the name of an encoder, such as libx264</extracomment>
        <translation>%1 で作り直しました</translation>
    </message>
    <message>
        <source>No file was written. Look above for the reason.</source>
        <translation>ファイルを書き出せませんでした。上の理由をご確認ください。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were written, but not all of it is there: see above.</source>
        <translation>
            <numerusform>%Ln 件のファイルを書き出しましたが、足りない部分があります。上をご確認ください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were written and checked.</source>
        <translation>
            <numerusform>%Ln 件のファイルを書き出し、再生できることを確認しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The export was cancelled. No file was written.</source>
        <translation>書き出しをキャンセルしました。ファイルは作られていません。</translation>
    </message>
    <message>
        <source>Folder for the video files</source>
        <translation>映像ファイルの保存先</translation>
    </message>
</context>
<context>
    <name>ClipOffer</name>
    <message>
        <source>The clip is being downloaded.</source>
        <translation>クリップをダウンロードしています。</translation>
    </message>
    <message>
        <source>Order clip</source>
        <translation>クリップを取り寄せる</translation>
    </message>
    <message>
        <source>Order again</source>
        <translation>もう一度取り寄せる</translation>
    </message>
    <message>
        <source>Video from the cloud</source>
        <translation>クラウドの映像</translation>
    </message>
    <message>
        <source>How far the clip is</source>
        <translation>クリップの進み具合</translation>
    </message>
    <message>
        <source>Length of the clip</source>
        <translation>クリップの長さ</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n分</numerusform>
        </translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>今すぐ再試行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取り消す</translation>
    </message>
</context>
<context>
    <name>ClipResult</name>
    <message>
        <source>%1 to %2</source>
        <extracomment>From one time of the day to another: 16:56:31.2 to 16:56:35.0</extracomment>
        <translation>%1 から %2</translation>
    </message>
    <message>
        <source>There is no video of %1. Where the gap is in between, the picture before it stands still.</source>
        <extracomment>%1 is one span of time or several</extracomment>
        <translation>%1 の録画がありません。途中で抜けている間は、直前の画像で止まります。</translation>
    </message>
    <message>
        <source>A part of the sound could not be taken over.</source>
        <translation>音声の一部は書き出せませんでした。</translation>
    </message>
</context>
<context>
    <name>ClipTexts</name>
    <message>
        <source>Downloading the clip: %1 %</source>
        <translation>クリップをダウンロードしています: %1 %</translation>
    </message>
    <message>
        <source>Downloading the clip: %1</source>
        <translation>クリップをダウンロードしています: %1</translation>
    </message>
    <message>
        <source>Downloading the clip…</source>
        <translation>クリップをダウンロードしています…</translation>
    </message>
    <message>
        <source>The clip is going to be ordered.</source>
        <translation>クリップの作成をこれから依頼します。</translation>
    </message>
    <message>
        <source>Ordering the clip from the cloud…</source>
        <translation>クラウドにクリップの作成を依頼しています…</translation>
    </message>
    <message>
        <source>The clip is here.</source>
        <translation>クリップが届きました。</translation>
    </message>
    <message>
        <source>Adding the clip to the recording on this computer…</source>
        <translation>クリップをこのパソコンの録画に加えています…</translation>
    </message>
    <message>
        <source>The cloud is making the clip…</source>
        <translation>クラウドがクリップを作成しています…</translation>
    </message>
    <message>
        <source>The cloud takes no more for now. It goes on by itself at %1.</source>
        <translation>クラウドの受付回数の上限に達しました。%1 に自動で再開します。</translation>
    </message>
    <message>
        <source>The cloud will have all of it at %1; it is ordered by itself then.</source>
        <translation>クラウドの録画は %1 にそろいます。その時刻に自動で依頼します。</translation>
    </message>
    <message>
        <source>Other clips of this camera come first.</source>
        <translation>このカメラのほかのクリップが終わるのを待っています。</translation>
    </message>
    <message>
        <source>This takes longer than usual. The program looks for it every five minutes.</source>
        <translation>通常より時間がかかっています。5分ごとに確認を続けます。</translation>
    </message>
    <message>
        <source>The camera recorded nothing from %1 to %2.</source>
        <translation>%1 から %2 まで、カメラの録画がありません。</translation>
    </message>
    <message>
        <source>The camera has recorded nothing since %1.</source>
        <translation>%1 以降、カメラの録画がありません。</translation>
    </message>
    <message>
        <source>The camera&apos;s cloud cannot be asked while you are signed out.</source>
        <translation>ログアウトしているため、カメラのクラウドに問い合わせできません。</translation>
    </message>
    <message>
        <source>Sign in, and a clip of this moment can be ordered.</source>
        <translation>ログインすると、この瞬間のクリップを取り寄せられます。</translation>
    </message>
    <message>
        <source>The signed-in account does not see this camera any more.</source>
        <translation>ログイン中のアカウントでは、このカメラを見られなくなりました。</translation>
    </message>
    <message>
        <source>Sign in with the account of the camera&apos;s owner to order a clip.</source>
        <translation>クリップを取り寄せるには、カメラのオーナーのアカウントでログインしてください。</translation>
    </message>
    <message>
        <source>This camera&apos;s cloud gives no clips of its recording.</source>
        <translation>このカメラのクラウドは、録画のクリップを提供していません。</translation>
    </message>
    <message>
        <source>Keep recording on this computer switched on, so that new receipts have their video.</source>
        <translation>このパソコンでの録画を有効にしておくと、新しいレシートには映像が残ります。</translation>
    </message>
    <message>
        <source>The cloud gives no clips of this camera.</source>
        <translation>このカメラのクリップは取り寄せられません。</translation>
    </message>
    <message>
        <source>Opening the recording on this computer…</source>
        <translation>このパソコンの録画を開いています…</translation>
    </message>
    <message>
        <source>The clip is here but cannot be opened.</source>
        <translation>クリップは届いていますが、開けません。</translation>
    </message>
    <message>
        <source>Looking whether the cloud has recorded this moment…</source>
        <translation>この瞬間の録画がクラウドにあるか確認しています…</translation>
    </message>
    <message>
        <source>This moment is so recent that the cloud may not have it yet.</source>
        <translation>直前の会計のため、まだクラウドに録画がない可能性があります。</translation>
    </message>
    <message>
        <source>The cloud has the video of this moment, this computer does not.</source>
        <translation>この瞬間の映像は、このパソコンにはありませんが、クラウドにあります。</translation>
    </message>
    <message>
        <source>It is not known whether the cloud has recorded this moment.</source>
        <translation>この瞬間の録画がクラウドにあるか確認できませんでした。</translation>
    </message>
    <message>
        <source>The cloud&apos;s recording reaches back to %1 only.</source>
        <translation>クラウドの録画は %1 以降しか残っていません。</translation>
    </message>
    <message>
        <source>The cloud has no recording of this day any more.</source>
        <translation>この日の録画は、クラウドにはもうありません。</translation>
    </message>
    <message>
        <source>The camera&apos;s recording begins at %1 only.</source>
        <translation>カメラの録画は %1 に始まっています。</translation>
    </message>
    <message>
        <source>The camera recorded nothing on this day.</source>
        <translation>この日は、カメラの録画がありません。</translation>
    </message>
    <message>
        <source>Check on Safie&apos;s page whether the camera records to the cloud.</source>
        <translation>カメラがクラウドに録画しているか、Safie のページで確認してください。</translation>
    </message>
    <message>
        <source>A clip has come, but this moment is not in it.</source>
        <translation>クリップは届きましたが、この瞬間は含まれていません。</translation>
    </message>
    <message>
        <source>The camera was not recording, or the footage was deleted on this computer. Order it again.</source>
        <translation>カメラが録画していなかったか、このパソコンの映像が削除されました。もう一度取り寄せてください。</translation>
    </message>
    <message>
        <source>The clip could not be had.</source>
        <translation>クリップを取得できませんでした。</translation>
    </message>
    <message>
        <source>It plays here when it has come. If the program is closed meanwhile, it goes on at the next start.</source>
        <translation>届き次第、ここで再生します。アプリを終了しても、次の起動時に続行します。</translation>
    </message>
    <message>
        <source>It was offline or its recording was off: check its power and network. What was not recorded cannot be had.</source>
        <translation>オフラインか録画停止中だったため、映像は取得できません。電源とネットワークを確認してください。</translation>
    </message>
    <message>
        <source>Order a clip: it plays here when it has come, in a minute or more.</source>
        <translation>クリップを取り寄せると、届き次第ここで再生します（1分以上かかります）。</translation>
    </message>
    <message>
        <source>Order a clip: it is made when the cloud has all of it, in a few minutes.</source>
        <translation>クリップを取り寄せると、クラウドに録画がそろい次第（数分後）作成されます。</translation>
    </message>
    <message>
        <source>It is older than the camera&apos;s plan keeps. Pin receipts that matter while their video is there.</source>
        <translation>契約プランの保存期間を過ぎています。大切なレシートは映像があるうちにピン留めしてください。</translation>
    </message>
    <message>
        <source>The clocks of this register and camera were never compared, so the moment may lie elsewhere: set the offset in the link settings.</source>
        <translation>時計のずれが未設定のため、実際の瞬間は別の時刻かもしれません（連携設定で設定できます）。</translation>
    </message>
</context>
<context>
    <name>ClockOffsetDialog</name>
    <message>
        <source>Clock offset</source>
        <translation>時計のずれ</translation>
    </message>
    <message>
        <source>Type it</source>
        <translation>秒数を入力する</translation>
    </message>
    <message>
        <source>Seconds between the clocks</source>
        <translation>時計のずれの秒数</translation>
    </message>
    <message>
        <source>Which clock is ahead</source>
        <translation>どちらの時計が進んでいるか</translation>
    </message>
    <message>
        <source>The camera&apos;s clock is ahead</source>
        <translation>カメラの時計が進んでいる</translation>
    </message>
    <message>
        <source>The camera&apos;s clock is behind</source>
        <translation>カメラの時計が遅れている</translation>
    </message>
    <message>
        <source>Measured with receipts</source>
        <translation>レシートから測る</translation>
    </message>
    <message>
        <source>Play a receipt on the dashboard and pause at the picture in which its paper is printed. Then choose “Printed in this picture” in the menu “⋯” of the receipt. Up to three receipts count: when there are more, the oldest is left out.</source>
        <translation>ダッシュボードで会計の映像を再生し、レシートが印字されるコマで一時停止します。次に、会計の「⋯」から「このコマがレシートの印字時刻」を選びます。3件まで測れます。4件目を測ると、最も古いものが外れます。</translation>
    </message>
    <message>
        <source>Reset to unknown</source>
        <extracomment>Button: the clock offset is not known any more and counts as 0.</extracomment>
        <translation>未設定に戻す</translation>
    </message>
    <message>
        <source>Forgets the offset: moments are looked for where the register says</source>
        <translation>ずれの設定を消し、会計の瞬間をレジの時刻どおりに探します</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Set</source>
        <extracomment>Button: this clock offset counts from now on.</extracomment>
        <translation>設定する</translation>
    </message>
    <message>
        <source> s</source>
        <extracomment>Behind the number in the field; a space before it where the language has one.</extracomment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Register %1 and %2. A receipt&apos;s moment is looked for in the video by the camera&apos;s clock.</source>
        <extracomment>%1 is a register, %2 a camera.</extracomment>
        <translation>レジ端末「%1」と「%2」の時計のずれです。会計の瞬間の映像は、カメラの時計の時刻で探します。</translation>
    </message>
    <message>
        <source>Now: %1 %2</source>
        <extracomment>What counts now: %1 is a sentence about the offset, %2 one about how it came to be known.</extracomment>
        <translation>現在: %1 %2</translation>
    </message>
    <message>
        <source>The offset is not known, so the clocks count as equal.</source>
        <translation>ずれは未設定です。2つの時計は同じものとして扱われます。</translation>
    </message>
    <message>
        <source>No. %1: sold %2, picture %3 (%4)</source>
        <extracomment>%1 a receipt&apos;s number, %2 its time on the register&apos;s clock, %3 that of the picture, %4 the difference (&quot;+3.5 s&quot;)</extracomment>
        <translation>No. %1：会計 %2、映像 %3（%4）</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>外す</translation>
    </message>
    <message>
        <source>Remove receipt No. %1</source>
        <translation>レシート No. %1 を外す</translation>
    </message>
    <message>
        <source>More than 12 hours: receipt and picture are not of the same day. Remove the receipt and choose another one.</source>
        <translation>ずれが12時間を超えています。レシートと映像の日付が違うようです。そのレシートを外し、別のレシートで測ってください。</translation>
    </message>
    <message>
        <source>The receipts are %1 apart. One was perhaps marked at a wrong picture: remove it and mark it again.</source>
        <extracomment>%1 is how far the measures are apart (&quot;43.6 s&quot;)</extracomment>
        <translation>レシートの間に%1の差があります。違うコマを選んだレシートがあるかもしれません。そのレシートを外して、測り直してください。</translation>
    </message>
    <message>
        <source>The camera&apos;s video does not tell its own time, so the offset can change by some seconds.</source>
        <translation>このカメラの映像には時刻の情報がないため、ずれは数秒変わることがあります。</translation>
    </message>
    <message>
        <source>A receipt of %1 is shown with the video of %2.</source>
        <extracomment>An example below the value: %1 a time on the register&apos;s clock, %2 on the camera&apos;s.</extracomment>
        <translation>%1の会計は、%2の映像で表示されます。</translation>
    </message>
    <message numerus="yes">
        <source>Median of %Ln receipts, which are %1 apart.</source>
        <extracomment>%Ln is how many receipts were measured, %1 how far they are apart (&quot;0.4 s&quot;)</extracomment>
        <translation>
            <numerusform>%Ln件のレシートの中央値です（ばらつき%1）。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClockText</name>
    <message>
        <source>%1 s</source>
        <extracomment>A number of seconds with its unit, in short; %1 is &quot;3.5&quot;, &quot;+3.5&quot; or &quot;−3.5&quot;.</extracomment>
        <translation>%1秒</translation>
    </message>
    <message>
        <source>The camera&apos;s clock is %1 ahead of the register&apos;s.</source>
        <translation>カメラの時計は、レジより%1進んでいます。</translation>
    </message>
    <message>
        <source>The camera&apos;s clock is %1 behind the register&apos;s.</source>
        <translation>カメラの時計は、レジより%1遅れています。</translation>
    </message>
    <message>
        <source>The clocks of the camera and the register agree.</source>
        <translation>カメラとレジの時計は合っています。</translation>
    </message>
    <message>
        <source>Nobody has set it yet.</source>
        <translation>まだ設定されていません。</translation>
    </message>
    <message>
        <source>Typed on %1.</source>
        <extracomment>%1 is a date and time</extracomment>
        <translation>%1に入力されました。</translation>
    </message>
    <message>
        <source>Measured with one receipt on %1.</source>
        <extracomment>%1 is a date and time</extracomment>
        <translation>%1に、1件のレシートから測定しました。</translation>
    </message>
    <message numerus="yes">
        <source>Measured with %Ln receipts on %1; they are %2 apart.</source>
        <extracomment>%1 is a date and time, %Ln how many receipts, %2 how far they are apart (&quot;0.4 s&quot;)</extracomment>
        <translation>
            <numerusform>%1に、%Ln件のレシートから測定しました（ばらつき%2）。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CsvText</name>
    <message>
        <source>Date and time</source>
        <extracomment>Header of a column in the exported file: date and time of the sale</extracomment>
        <translation>日時</translation>
    </message>
    <message>
        <source>Business day</source>
        <extracomment>Header of a column in the exported file: the day that the shop counts the sale to</extracomment>
        <translation>営業日</translation>
    </message>
    <message>
        <source>POS</source>
        <extracomment>Header of a column in the exported file: which POS service</extracomment>
        <translation>POS</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>契約</translation>
    </message>
    <message>
        <source>Store ID</source>
        <extracomment>Header of a column in the exported file: the number of the store in the POS</extracomment>
        <translation>店舗ID</translation>
    </message>
    <message>
        <source>Terminal ID</source>
        <translation>端末ID</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>レジ端末</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>レシート番号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種別</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>担当者</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>通貨</translation>
    </message>
    <message>
        <source>Received</source>
        <extracomment>Header of a column in the exported file: what the customer handed over</extracomment>
        <translation>預かり金</translation>
    </message>
    <message>
        <source>Change</source>
        <extracomment>Header of a column in the exported file: what the customer got back</extracomment>
        <translation>釣り銭</translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <extracomment>Header of a column in the exported file: paid in cash, without the change</extracomment>
        <translation>現金支払額</translation>
    </message>
    <message>
        <source>Paid cashless</source>
        <translation>現金以外の支払額</translation>
    </message>
    <message>
        <source>Payments</source>
        <extracomment>Header of a column in the exported file: each way of payment with its amount</extracomment>
        <translation>支払い内訳</translation>
    </message>
    <message>
        <source>Tax at 10%</source>
        <translation>消費税（10%）</translation>
    </message>
    <message>
        <source>Tax at 8%</source>
        <translation>消費税（8%）</translation>
    </message>
    <message>
        <source>Other tax</source>
        <translation>その他の税</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Number of lines</source>
        <translation>明細数</translation>
    </message>
    <message>
        <source>Line</source>
        <extracomment>Header of a column in the exported file: which line of the receipt</extracomment>
        <translation>明細番号</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>商品名</translation>
    </message>
    <message>
        <source>Item code</source>
        <translation>商品コード</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>単価</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Tax rate (%)</source>
        <extracomment>Header of a column in the exported file: in percent</extracomment>
        <translation>税率（%）</translation>
    </message>
    <message>
        <source>Transaction ID</source>
        <extracomment>Header of a column in the exported file: the id that the POS gave the receipt</extracomment>
        <translation>取引ID</translation>
    </message>
    <message>
        <source>Related transaction ID</source>
        <extracomment>Header of a column in the exported file: the id of the receipt that this one cancels or refunds</extracomment>
        <translation>関連取引ID</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>現金</translation>
    </message>
    <message>
        <source>Discounts</source>
        <extracomment>Header of a column in the exported file: on the receipt as a whole, with points and coupons</extracomment>
        <translation>値引・割引</translation>
    </message>
    <message>
        <source>Other adjustments</source>
        <extracomment>Header of a column in the exported file: rounding, fees, shipping</extracomment>
        <translation>その他の調整</translation>
    </message>
    <message>
        <source>Customers</source>
        <extracomment>Header of a column in the exported file: how many customers</extracomment>
        <translation>客数</translation>
    </message>
    <message>
        <source>Kind of line</source>
        <extracomment>Header of a column in the exported file: goods, returned, cancelled or a discount</extracomment>
        <translation>明細区分</translation>
    </message>
    <message>
        <source>Discount</source>
        <extracomment>Header of a column in the exported file: on that line
----------
Kind of a line of a receipt</extracomment>
        <translation>値引き</translation>
    </message>
    <message>
        <source>Goods</source>
        <extracomment>Kind of a line of a receipt</extracomment>
        <translation>商品</translation>
    </message>
    <message>
        <source>Returned</source>
        <extracomment>Kind of a line of a receipt</extracomment>
        <translation>返品</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <extracomment>Kind of a line of a receipt</extracomment>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>DamageQuestion</name>
    <message numerus="yes">
        <source>%Ln link(s)</source>
        <translation>
            <numerusform>連携%Ln件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dashboard(s)</source>
        <translation>
            <numerusform>ダッシュボード%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2, all settings, the sign-in and the access tokens.</source>
        <extracomment>%1 is &quot;3 links&quot;, %2 &quot;2 dashboards&quot;.</extracomment>
        <translation>%1、%2、すべての設定、ログイン情報、アクセストークン。</translation>
    </message>
    <message>
        <source>%1 Links and dashboards are completed from a copy of %2.</source>
        <extracomment>%1 is the sentence about what is kept, %2 a day.</extracomment>
        <translation>%1連携とダッシュボードの読み取れなかった部分は、%2の控えから補います。</translation>
    </message>
    <message>
        <source>%1 Further links or dashboards could not be read; please add them again.</source>
        <extracomment>%1 is the sentence about what is kept.</extracomment>
        <translation>%1ほかにも連携やダッシュボードがあった可能性がありますが、読み取れませんでした。もう一度追加してください。</translation>
    </message>
    <message>
        <source>Part of the file that holds the receipts cannot be read any more, for instance because of a failing disk or a power cut. It can be rebuilt.</source>
        <translation>レシートを保存しているファイルの一部を読み取れなくなりました。ディスクの不具合や停電などが原因として考えられます。ファイルを作り直すことができます。</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>引き継がれるもの</translation>
    </message>
    <message>
        <source>What is fetched again</source>
        <translation>再び取得するもの</translation>
    </message>
    <message>
        <source>Receipts, from the POS services: the newest first, back to %1 or as far as chosen for the contract. Their pictures follow when they are looked at.</source>
        <extracomment>%1 is a day.</extracomment>
        <translation>レシートをPOSサービスから新しい順に、%1まで（契約ごとに期間を選んでいる場合はその期間）取得します。画像は表示するときに取得します。</translation>
    </message>
    <message>
        <source>Or from the copy</source>
        <translation>コピーを使う場合</translation>
    </message>
    <message>
        <source>A copy was made on %1, before an update. It has the receipts up to then; what came or changed later is fetched.</source>
        <extracomment>%1 is a day.</extracomment>
        <translation>アップデート前の%1にコピーを作成してあります。それまでのレシートはコピーにあり、その後に追加・変更されたものは取得します。</translation>
    </message>
    <message>
        <source>The damaged file</source>
        <translation>破損したファイル</translation>
    </message>
    <message>
        <source>It is not deleted. It stays as %1 in the folder %2, with all older receipts that can still be read.</source>
        <extracomment>%1 is a file name, %2 a folder.</extracomment>
        <translation>削除せず、%1という名前で次のフォルダに残します: %2。それより古いレシートは、読み取れる限りこの中に残ります。</translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation>作り直す</translation>
    </message>
    <message>
        <source>Use the copy of %1</source>
        <extracomment>A button. %1 is the day on which a copy of the data was made.</extracomment>
        <translation>%1のコピーを使う</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>The receipt data is damaged</source>
        <translation>レシートのデータが破損しています</translation>
    </message>
</context>
<context>
    <name>DashboardActions</name>
    <message>
        <source>Delete this dashboard?</source>
        <translation>このダッシュボードを削除しますか？</translation>
    </message>
    <message>
        <source>Only the view goes. Links, receipts and pictures stay.</source>
        <translation>削除されるのは表示の設定だけです。連携、レシート、画像はそのまま残ります。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>DashboardDialog</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Cameras, the large one first</source>
        <translation>カメラ（先頭が大きく表示されます）</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>レジ端末</translation>
    </message>
    <message>
        <source>Drag to reorder, or press Alt+Up and Alt+Down</source>
        <translation>ドラッグ、または Alt+↑ / Alt+↓ で並べ替えられます</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ</translation>
    </message>
    <message>
        <source>Look back before the sale</source>
        <translation>会計の前を見る秒数</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Tick at least one camera.</source>
        <translation>カメラを1台以上選んでください。</translation>
    </message>
    <message numerus="yes">
        <source>Tick at most %Ln camera(s): all of them play at once.</source>
        <translation>
            <numerusform>カメラは%Ln台まで選べます。すべて同時に再生されます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick at least one register.</source>
        <translation>レジ端末を1台以上選んでください。</translation>
    </message>
    <message>
        <source>Edit dashboard</source>
        <translation>ダッシュボードの編集</translation>
    </message>
    <message>
        <source>New dashboard</source>
        <translation>新しいダッシュボード</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>%1 (not seen by this account)</source>
        <extracomment>A camera in a list; %1 is its name</extracomment>
        <translation>%1（このアカウントでは利用できません）</translation>
    </message>
    <message>
        <source>%1 (not linked: no pictures)</source>
        <extracomment>A register in a list; %1 is its name</extracomment>
        <translation>%1（未連携のため画像なし）</translation>
    </message>
    <message>
        <source>%1 (option missing)</source>
        <extracomment>A camera in a list; %1 is its name. It has no option for other programs and shows nothing here.</extracomment>
        <translation>%1（オプションなし）</translation>
    </message>
    <message>
        <source>%1 (no permission)</source>
        <extracomment>A camera in a list; %1 is its name. The account may not use it.</extracomment>
        <translation>%1（権限なし）</translation>
    </message>
</context>
<context>
    <name>DashboardHeader</name>
    <message>
        <source>Dashboard</source>
        <translation>ダッシュボード</translation>
    </message>
    <message>
        <source>▾ Switch dashboard</source>
        <extracomment>Button with a menu of all dashboards</extracomment>
        <translation>▾ ダッシュボード切替</translation>
    </message>
    <message>
        <source>Switch dashboard</source>
        <translation>ダッシュボード切替</translation>
    </message>
    <message>
        <source>Ctrl+1 to Ctrl+9 open the first nine</source>
        <translation>Ctrl+1～Ctrl+9 で先頭の9件を開けます</translation>
    </message>
    <message>
        <source>New dashboard</source>
        <translation>新しいダッシュボード</translation>
    </message>
    <message>
        <source>Edit this dashboard…</source>
        <translation>このダッシュボードを編集…</translation>
    </message>
    <message>
        <source>Delete this dashboard…</source>
        <translation>このダッシュボードを削除…</translation>
    </message>
    <message>
        <source>Manage dashboards…</source>
        <translation>ダッシュボードの管理…</translation>
    </message>
    <message>
        <source>Export evidence</source>
        <extracomment>Button: writes the video of the moment, with the receipt in it, to a file</extracomment>
        <translation>証拠を書き出す</translation>
    </message>
    <message>
        <source>The video of this moment as a file (Ctrl+E)</source>
        <translation>この瞬間の映像をファイルに書き出します（Ctrl+E）</translation>
    </message>
    <message>
        <source>Choose a receipt of a linked register, or mark a span of the video first</source>
        <translation>先に、カメラと連携しているレジのレシートを選ぶか、映像に範囲の印を付けてください</translation>
    </message>
</context>
<context>
    <name>DashboardManager</name>
    <message>
        <source>Manage dashboards</source>
        <translation>ダッシュボードの管理</translation>
    </message>
    <message>
        <source>Drag to reorder, or press Alt+Up and Alt+Down. F2 renames, Del deletes.</source>
        <translation>ドラッグ、または Alt+↑ / Alt+↓ で並べ替えます。F2 で名前の変更、Del で削除できます。</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>ダッシュボード</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新規…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>編集…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前の変更</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>削除…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>DashboardMessage</name>
    <message>
        <source>Open link settings</source>
        <translation>連携設定を開く</translation>
    </message>
    <message>
        <source>New dashboard</source>
        <translation>新しいダッシュボード</translation>
    </message>
    <message>
        <source>Choose what it shows</source>
        <translation>表示する内容を選ぶ</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>Loading the dashboards…</source>
        <translation>ダッシュボードを読み込んでいます…</translation>
    </message>
    <message>
        <source>The dashboards could not be read.</source>
        <translation>ダッシュボードを読み込めませんでした。</translation>
    </message>
    <message>
        <source>There are no links yet.</source>
        <translation>連携はまだありません。</translation>
    </message>
    <message>
        <source>Link a register to a camera, and its receipts appear here beside the picture.</source>
        <translation>レジ端末とカメラを連携すると、ここに映像とレシートが並んで表示されます。</translation>
    </message>
    <message>
        <source>There are no dashboards.</source>
        <translation>ダッシュボードがありません。</translation>
    </message>
    <message>
        <source>Make one from your cameras and registers. Links, receipts and pictures are all there.</source>
        <translation>カメラとレジ端末を選んで作成できます。連携、レシート、画像は残っています。</translation>
    </message>
    <message>
        <source>This dashboard shows nothing any more.</source>
        <translation>このダッシュボードには表示するものがありません。</translation>
    </message>
    <message>
        <source>The link of its register and its camera has ended. Choose others, or delete the dashboard.</source>
        <translation>レジ端末とカメラの連携が解除されました。別のレジ端末とカメラを選ぶか、ダッシュボードを削除してください。</translation>
    </message>
</context>
<context>
    <name>DashboardScreen</name>
    <message>
        <source>Picture and receipts</source>
        <translation>映像とレシート</translation>
    </message>
    <message>
        <source>Without a link: %1. There are no new pictures of its receipts. Link it again, or edit the dashboard.</source>
        <extracomment>%1 is one register or several</extracomment>
        <translation>連携がないレジ端末: %1。新しいレシートの画像は取得できません。もう一度連携するか、ダッシュボードを編集してください。</translation>
    </message>
</context>
<context>
    <name>DashboardText</name>
    <message>
        <source>Empty dashboard</source>
        <translation>空のダッシュボード</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <extracomment>Name of a dashboard: its registers and its cameras</extracomment>
        <translation>%1 × %2</translation>
    </message>
</context>
<context>
    <name>DataRow</name>
    <message>
        <source>%1, %2: %3</source>
        <extracomment>A register in a list: %1 POS service, %2 shop or contract, %3 register.</extracomment>
        <translation>%1 %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s), %1 to %2</source>
        <extracomment>%1 and %2 are the days of the first and the last one.</extracomment>
        <translation>
            <numerusform>レシート%Ln件&#x3000;%1～%2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A register and what it has: %1 &quot;Smaregi, demo001: Register 1&quot;, %2 &quot;1,234 receipts, … to …&quot;.</extracomment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Linked: delete the link first</source>
        <translation>連携中のため削除できません（先に連携を削除してください）</translation>
    </message>
    <message>
        <source>Not linked, but its contract is in use</source>
        <translation>未連携（同じ契約の別のレジ端末が連携中）</translation>
    </message>
    <message>
        <source>Not linked</source>
        <translation>未連携</translation>
    </message>
    <message>
        <source>Register %1</source>
        <extracomment>A register without a name; %1 is its number.</extracomment>
        <translation>レジ %1</translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>When a link ends, its receipts and pictures stay in this program until you delete them here.</source>
        <translation>連携を削除しても、取得済みのレシートと画像は、ここで削除するまでこのアプリに残ります。</translation>
    </message>
    <message>
        <source>Delete selected data</source>
        <translation>選択したデータを削除</translation>
    </message>
    <message>
        <source>Progress of the deletion</source>
        <translation>削除の進行状況</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Deleting: %1 of %2</source>
        <extracomment>While receipts are deleted.</extracomment>
        <translation>削除しています: %1 / %2件</translation>
    </message>
    <message>
        <source>Counting the receipts…</source>
        <translation>レシートの件数を確認しています…</translation>
    </message>
    <message>
        <source>There are no receipts in this program yet.</source>
        <translation>このアプリに取得したレシートはまだありません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s) deleted.</source>
        <translation>
            <numerusform>レシート%Ln件を削除しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The deletion was stopped. What was deleted before that is gone.</source>
        <translation>削除を中止しました。中止までに削除したデータは元に戻せません。</translation>
    </message>
    <message numerus="yes">
        <source>Delete the data of %n register(s)?</source>
        <translation>
            <numerusform>レジ端末%n台のデータを削除しますか？</numerusform>
        </translation>
    </message>
    <message>
        <source>These receipts and their pictures are deleted from this program. This cannot be undone. Nothing is deleted at the POS service. New receipts keep coming as long as another register of the same contract is linked.</source>
        <translation>次のレシートと画像をこのアプリから削除します。この操作は元に戻せません。POS側のデータは削除されません。同じ契約の別のレジ端末が連携されている間は、新しいレシートが引き続き取得されます。</translation>
    </message>
    <message>
        <source>These receipts and their pictures are deleted from this program. This cannot be undone. Nothing is deleted at the POS service.</source>
        <translation>次のレシートと画像をこのアプリから削除します。この操作は元に戻せません。POS側のデータは削除されません。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>DayBar</name>
    <message>
        <source>Choose another day</source>
        <translation>別の日を選ぶ</translation>
    </message>
    <message>
        <source>Day shown: %1</source>
        <translation>表示中の日付: %1</translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation>前の日</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>次の日</translation>
    </message>
    <message>
        <source>Receipts and sales of the day</source>
        <translation>この日の件数と売上</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Previous day (Alt+Left)</source>
        <translation>前の日（Alt+←）</translation>
    </message>
    <message>
        <source>Next day (Alt+Right)</source>
        <translation>次の日（Alt+→）</translation>
    </message>
    <message>
        <source>Back to today (Ctrl+T)</source>
        <translation>今日に戻る（Ctrl+T）</translation>
    </message>
    <message>
        <source>Export the receipts of this day…</source>
        <translation>この日のレシートを書き出す…</translation>
    </message>
    <message>
        <source>Export the receipts of this day</source>
        <translation>この日のレシートを書き出す</translation>
    </message>
</context>
<context>
    <name>DayButton</name>
    <message>
        <source>Calendar</source>
        <translation>カレンダー</translation>
    </message>
</context>
<context>
    <name>DayReceipts</name>
    <message numerus="yes">
        <source>%Ln receipt(s)</source>
        <extracomment>Above the list: how many receipts the day has</extracomment>
        <translation>
            <numerusform>%Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading the receipts…</source>
        <translation>レシートを読み込んでいます…</translation>
    </message>
    <message>
        <source>The receipts of earlier days are being fetched.</source>
        <translation>過去の日のレシートを取得しています。</translation>
    </message>
    <message>
        <source>They appear here by themselves.</source>
        <translation>取得できしだい、ここに表示されます。</translation>
    </message>
    <message>
        <source>There are no receipts on this day yet.</source>
        <translation>この日のレシートはまだありません。</translation>
    </message>
    <message>
        <source>They appear here by themselves, some seconds after the sale.</source>
        <translation>会計の数秒後に自動で表示されます。</translation>
    </message>
    <message>
        <source>Choose another day above.</source>
        <translation>上で別の日を選んでください。</translation>
    </message>
    <message>
        <source>The receipts could not be read.</source>
        <translation>レシートを読み込めませんでした。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>レシート</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The e-mail address or the password is wrong. Check both and sign in again.</source>
        <translation>メールアドレスまたはパスワードが正しくありません。確認して、もう一度ログインしてください。</translation>
    </message>
    <message>
        <source>Safie does not accept this API key. Copy the whole key again and check that it has not been deleted.</source>
        <translation>このAPIキーでは Safie にログインできません。キーが削除されていないことを確認し、全体をコピーし直してください。</translation>
    </message>
    <message>
        <source>The API key has been revoked. Make a new key on Safie&apos;s page and sign in with it.</source>
        <translation>このAPIキーは無効になりました。Safie の画面で新しいキーを発行し、そのキーでログインしてください。</translation>
    </message>
    <message>
        <source>The sign-in has expired. Please sign in again.</source>
        <translation>ログインの有効期限が切れました。もう一度ログインしてください。</translation>
    </message>
    <message>
        <source>The connection was not allowed in the browser. Start again and choose to allow it.</source>
        <translation>ブラウザで連携が許可されませんでした。もう一度やり直し、「許可する」を選んでください。</translation>
    </message>
    <message>
        <source>No browser could be opened. Choose a default browser in the system&apos;s settings and try again.</source>
        <translation>ブラウザを開けませんでした。システムの設定で既定のブラウザを選び、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The answer from the browser does not belong to this sign-in. Close the browser&apos;s tab and start again.</source>
        <translation>ブラウザからの応答が、今回のログインのものではありません。ブラウザのタブを閉じて、最初からやり直してください。</translation>
    </message>
    <message>
        <source>You are signed out. Sign in to see the cameras.</source>
        <translation>ログアウトしています。カメラを表示するにはログインしてください。</translation>
    </message>
    <message>
        <source>The picture of this moment is not ready yet. It appears by itself in about a minute.</source>
        <translation>この時刻の画像はまだ準備中です。約1分後に自動で表示されます。</translation>
    </message>
    <message>
        <source>The camera is offline. Check that it has power and a network connection.</source>
        <translation>カメラがオフラインです。電源とネットワークの接続を確認してください。</translation>
    </message>
    <message>
        <source>The camera recorded nothing at this moment. Check that it was on and how long its plan keeps recordings.</source>
        <translation>この時刻の録画がありません。カメラが動作していたか、録画プランの保存期間を過ぎていないか確認してください。</translation>
    </message>
    <message>
        <source>The camera lacks the option that lets other programs use it. Ask Safie to add it to the contract.</source>
        <translation>このカメラの契約には、ほかのアプリと連携するためのオプションがありません。Safie にオプションの追加を依頼してください。</translation>
    </message>
    <message>
        <source>The register of this receipt is not linked to a camera. Choose one under “Links”.</source>
        <translation>このレシートのレジ端末には、カメラが連携されていません。「連携設定」でカメラを選択してください。</translation>
    </message>
    <message>
        <source>Smaregi does not accept this contract ID with this access token. Copy both again from the page “API受信設定”.</source>
        <translation>契約IDとアクセストークンの組み合わせが正しくありません。スマレジの「API受信設定」から両方をコピーし直してください。</translation>
    </message>
    <message>
        <source>Smaregi has locked this contract&apos;s API access. Check it on Smaregi&apos;s page or ask Smaregi&apos;s support, then try again.</source>
        <translation>スマレジ側でこの契約のAPI利用がロックされています。スマレジの管理画面で確認するか、スマレジのサポートに問い合わせて、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Smaregi does not accept this network address. Allow it in the IP restriction of the page “API受信設定”.</source>
        <translation>このネットワークからの接続はスマレジで許可されていません。「API受信設定」のIPアドレス制限で許可してください。</translation>
    </message>
    <message>
        <source>The receiving function (受信機能) is off. Set “受信機能を利用する” on Smaregi&apos;s page “API受信設定” and save.</source>
        <translation>受信機能がオフになっています。スマレジの「API受信設定」で「受信機能を利用する」を設定し、保存してください。</translation>
    </message>
    <message>
        <source>Reading transactions (取引情報参照) is off. Set it to “利用する” on Smaregi&apos;s page “API受信設定” and save.</source>
        <translation>取引情報参照がオフになっています。スマレジの「API受信設定」で「利用する」に設定し、保存してください。</translation>
    </message>
    <message>
        <source>Reading stores (店舗情報参照) is off. Set it to “利用する” on Smaregi&apos;s page “API受信設定” and save.</source>
        <translation>店舗情報参照がオフになっています。スマレジの「API受信設定」で「利用する」に設定し、保存してください。</translation>
    </message>
    <message>
        <source>No receipt of this terminal was found. Check the terminal ID, or add it anyway when the register is new.</source>
        <translation>この端末IDの会計が見つかりません。端末IDを確認してください。新しいレジ端末の場合は、このまま追加できます。</translation>
    </message>
    <message>
        <source>The Ubiregi contract does not include this function. Check the plan on Ubiregi&apos;s page.</source>
        <translation>ご契約のユビレジのプランでは、この機能を利用できません。ユビレジの管理画面でプランを確認してください。</translation>
    </message>
    <message>
        <source>This register is linked to that camera already. Choose another register or camera.</source>
        <translation>このレジ端末とカメラはすでに連携されています。別のレジ端末またはカメラを選択してください。</translation>
    </message>
    <message>
        <source>No secure connection could be made. Check the date and time of this computer, and ask your network&apos;s administrator whether connections are inspected.</source>
        <translation>安全な接続を確立できませんでした。パソコンの日付と時刻を確認し、通信が検査されていないかネットワーク管理者に問い合わせてください。</translation>
    </message>
    <message>
        <source>The server sent the request to another address, which was refused. Check whether your network wants a sign-in of its own.</source>
        <translation>サーバーが別のアドレスへ転送しようとしたため、中止しました。お使いのネットワークで別のログインが必要になっていないか確認してください。</translation>
    </message>
    <message>
        <source>The file with the server addresses cannot be used. Correct it and start the program again.</source>
        <translation>接続先を指定したファイルを使用できません。内容を修正して、アプリを起動し直してください。</translation>
    </message>
    <message>
        <source>The data was written by a newer version of this program. Install that version.</source>
        <translation>このデータは新しいバージョンのアプリで作成されています。新しいバージョンをインストールしてください。</translation>
    </message>
    <message>
        <source>The data file is damaged. Keep it aside and start with a new one; receipts are fetched again from the POS.</source>
        <translation>データファイルが破損しています。別の名前で保管し、新しいファイルで始めてください。レシートはPOSから取得し直します。</translation>
    </message>
    <message>
        <source>The data folder cannot be written to. Check its permissions and start the program again.</source>
        <translation>データフォルダーに書き込めません。アクセス権を確認して、アプリを起動し直してください。</translation>
    </message>
    <message>
        <source>The disk is full or failing. Free some space and try again.</source>
        <translation>ディスクの空き容量がないか、ディスクに問題があります。空き容量を増やして、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Another program is using the data file. Close it and try again.</source>
        <translation>データファイルがほかのアプリで使われています。そのアプリを終了して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The camera&apos;s video is encrypted in a way this version cannot read. Update the program.</source>
        <translation>カメラの映像が、このバージョンでは読み取れない方式で暗号化されています。アプリを更新してください。</translation>
    </message>
    <message>
        <source>This computer cannot decode the camera&apos;s video format. Set the camera to H.264, or install the missing decoder.</source>
        <translation>このパソコンではカメラの映像形式を再生できません。カメラを H.264 に設定するか、必要なデコーダーをインストールしてください。</translation>
    </message>
    <message>
        <source>It was cancelled. Start again when you are ready.</source>
        <translation>キャンセルしました。必要なときにもう一度操作してください。</translation>
    </message>
    <message>
        <source>No connection to the server. Check the network connection and try again.</source>
        <translation>サーバーに接続できません。ネットワークの接続を確認して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The server did not answer in time. Please try again in a moment.</source>
        <translation>サーバーの応答がありません。しばらくしてから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The sign-in is no longer valid. Please sign in again.</source>
        <translation>ログインが無効になりました。もう一度ログインしてください。</translation>
    </message>
    <message>
        <source>This account is not allowed to do that. Ask the owner of the account for the permission.</source>
        <translation>このアカウントには、この操作の権限がありません。アカウントの管理者に権限の付与を依頼してください。</translation>
    </message>
    <message>
        <source>It was not found. Check what you typed and try again.</source>
        <translation>見つかりませんでした。入力内容を確認して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The server has a fault. Please try again later.</source>
        <translation>サーバーに障害が発生しています。時間をおいて、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The data could not be saved or read. Check the free disk space and start the program again.</source>
        <translation>データの保存または読み込みができませんでした。ディスクの空き容量を確認して、アプリを起動し直してください。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>キャンセル済み</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>接続できません</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>応答がありません</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>再認証が必要</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>権限がありません</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>サーバー混雑のため待機中</translation>
    </message>
    <message>
        <source>Server fault</source>
        <translation>サーバー障害</translation>
    </message>
    <message>
        <source>Unreadable answer</source>
        <translation>応答を読み取れません</translation>
    </message>
    <message>
        <source>Cannot save data</source>
        <translation>データを保存できません</translation>
    </message>
    <message>
        <source>The access token is no longer in the system&apos;s key store. Enter it once more under “Links”.</source>
        <translation>アクセストークンがシステムのキーストアに見つかりません。「連携設定」でもう一度入力してください。</translation>
    </message>
    <message>
        <source>The address is not secure (https), so nothing was sent. Correct the server addresses and start the program again.</source>
        <translation>接続先が安全なアドレス（https）ではないため、送信を中止しました。接続先の設定を修正して、アプリを起動し直してください。</translation>
    </message>
    <message>
        <source>The camera&apos;s stream leads to an unknown server, so it is not played. Ask Safie&apos;s support about this camera.</source>
        <translation>カメラの配信先が不明なサーバーのため、再生を中止しました。このカメラについて Safie のサポートに問い合わせてください。</translation>
    </message>
    <message>
        <source>The time to undo is over, and the access token has been forgotten. Add the link again.</source>
        <translation>元に戻せる時間を過ぎ、アクセストークンは消去されました。連携をもう一度追加してください。</translation>
    </message>
    <message>
        <source>This account sees no camera. Sign in with the owner account of the cameras you want to link.</source>
        <translation>このアカウントで利用できるカメラがありません。連携したいカメラのオーナーアカウントでログインしてください。</translation>
    </message>
    <message>
        <source>This account may not use the camera in this way. Ask the camera&apos;s owner for the permissions “ライブ” and “録画” on it, and Safie whether its contract has an API option.</source>
        <translation>このアカウントには、このカメラを利用する権限がありません。カメラのオーナーに「ライブ」「録画」の権限を依頼し、APIオプションの契約状況を Safie に確認してください。</translation>
    </message>
    <message>
        <source>The number of pictures in the camera&apos;s contract is used up. Wait for the next month, or ask Safie for a larger plan.</source>
        <translation>カメラの契約に含まれる静止画の取得枚数を使い切りました。翌月までお待ちいただくか、プランの変更を Safie に相談してください。</translation>
    </message>
    <message>
        <source>Smaregi does not accept this contract ID with this client ID and client secret. Copy all three again, and check on “スマレジ・デベロッパーズ” that the contract uses the app.</source>
        <translation>契約ID・クライアントID・クライアントシークレットの組み合わせが正しくありません。3つをコピーし直し、「スマレジ・デベロッパーズ」に登録したアプリがこの契約で利用中になっていることを確認してください。</translation>
    </message>
    <message>
        <source>The app may not read transactions. Add the scope “pos.transactions:read” to it on “スマレジ・デベロッパーズ” and save.</source>
        <translation>「スマレジ・デベロッパーズ」に登録したアプリに、取引情報参照の権限がありません。そのアプリにスコープ「pos.transactions:read」を追加し、保存してください。</translation>
    </message>
    <message>
        <source>This register is linked to a camera, so its receipts would be fetched again. Delete the link first.</source>
        <translation>このレジ端末はカメラと連携中のため、削除してもレシートが再び取得されます。先に連携を削除してください。</translation>
    </message>
    <message>
        <source>The signed-in account does not see this camera any more. Choose another camera.</source>
        <translation>ログイン中のアカウントでは、このカメラを利用できなくなりました。別のカメラを選択してください。</translation>
    </message>
    <message>
        <source>The service does not accept the registration of this installation. Ask your administrator to check the client ID, its secret and the redirect address.</source>
        <translation>このアプリの登録情報が、カメラのサービスで受け付けられませんでした。クライアントID・クライアントシークレット・リダイレクト先の確認を管理者に依頼してください。</translation>
    </message>
    <message>
        <source>The saved sign-in cannot be read. Please sign in again.</source>
        <translation>保存済みのログイン情報を読み取れません。もう一度ログインしてください。</translation>
    </message>
    <message>
        <source>The system&apos;s key store is not available, so sign-ins and tokens are not remembered. Start the key store and try again.</source>
        <translation>システムのキーストアが利用できないため、ログイン情報やトークンを保存できません。キーストアを起動して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The system&apos;s key store is locked, so sign-ins and tokens are not remembered. Unlock it and try again.</source>
        <translation>システムのキーストアがロックされているため、ログイン情報やトークンを保存できません。ロックを解除して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The system&apos;s key store does not answer, so sign-ins and tokens are not remembered. Look for its window and unlock it, then try again.</source>
        <translation>システムのキーストアから応答がないため、ログイン情報やトークンを保存できません。キーストアのウィンドウでロックを解除して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>You are signed out, but the system&apos;s key store did not delete the saved sign-in. Delete the entry “Regilens” there, or sign in and out once more.</source>
        <translation>ログアウトしましたが、保存済みのログイン情報をシステムのキーストアから削除できませんでした。キーストアで「Regilens」の項目を削除するか、もう一度ログインしてからログアウトしてください。</translation>
    </message>
    <message>
        <source>Signing in through the browser is not set up in this installation. Use another way, or ask your administrator for the client ID.</source>
        <translation>この環境では、ブラウザでのログインが設定されていません。別の方法でログインするか、管理者にクライアントIDを問い合わせてください。</translation>
    </message>
    <message>
        <source>Another program is using the port that the browser&apos;s answer comes to. Close other windows of this program and try again.</source>
        <translation>ブラウザからの応答を受け取るポートが、ほかのアプリに使われています。このアプリのほかのウィンドウを閉じて、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The sign-in in the browser was not finished within five minutes. Start the sign-in again.</source>
        <translation>ブラウザでのログインが5分以内に完了しませんでした。もう一度ログインをやり直してください。</translation>
    </message>
    <message>
        <source>This contract has no register with this terminal ID. Check the ID, or choose the register from the list.</source>
        <translation>この契約に、この端末IDのレジ端末はありません。端末IDを確認するか、一覧から選択してください。</translation>
    </message>
    <message>
        <source>Ubiregi has ended the connection of this account. Connect it again with “Connect again”.</source>
        <translation>ユビレジ側でこのアカウントの連携が解除されています。「再連携」を押して、ブラウザでもう一度許可してください。</translation>
    </message>
    <message numerus="yes">
        <source>The server is busy. Wait %n second(s), then try again.</source>
        <translation>
            <numerusform>サーバーが混み合っています。%n秒待ってから、もう一度お試しください。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server is busy. Wait a moment, then try again.</source>
        <translation>サーバーが混み合っています。しばらく待ってから、もう一度お試しください。</translation>
    </message>
    <message numerus="yes">
        <source>The server is busy. The program tries again by itself in %n second(s).</source>
        <translation>
            <numerusform>サーバーが混み合っています。%n秒後に自動で再開します。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server is busy. The program tries again by itself in a moment.</source>
        <translation>サーバーが混み合っています。しばらくすると自動で再開します。</translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be understood. Try again; if this keeps happening, update the program.</source>
        <translation>サーバーの応答を読み取れませんでした。もう一度お試しください。繰り返し表示される場合は、アプリを更新してください。</translation>
    </message>
    <message>
        <source>The camera&apos;s cloud sends no new pictures. The program goes on as soon as they come; if it lasts, check the camera&apos;s power and network.</source>
        <translation>カメラのクラウドから新しい映像が届いていません。届きしだい自動で再開します。続く場合は、カメラの電源とネットワークを確認してください。</translation>
    </message>
    <message>
        <source>The camera has stopped sending. The program goes on as soon as it starts again; if it lasts, check the camera&apos;s power and network.</source>
        <translation>カメラが映像の送信を終えています。送信が始まりしだい自動で再開します。続く場合は、カメラの電源とネットワークを確認してください。</translation>
    </message>
    <message>
        <source>The camera sends sound only, no picture. Check its settings on Safie&apos;s page.</source>
        <translation>カメラから音声だけが届き、映像がありません。Safieのページでカメラの設定を確認してください。</translation>
    </message>
    <message>
        <source>So many receipts can be shown by time only. Narrow the search, for example to one month, to sort them otherwise.</source>
        <translation>件数が多いため、時刻順でのみ表示できます。並べ替えるには、1 か月分にするなど検索条件を絞り込んでください。</translation>
    </message>
    <message>
        <source>The data was written by an older version of this program. Start the program once, so that it brings the data up to date, then try again.</source>
        <translation>データは古いバージョンのプログラムで作成されています。一度プログラムを起動してデータを更新してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>There is no data of this program in that folder. Check the folder, or start the program once.</source>
        <translation>このフォルダーにはプログラムのデータがありません。フォルダーを確認するか、一度プログラムを起動してください。</translation>
    </message>
    <message>
        <source>The search index is still being built, so older receipts would be missing. Keep the program open until it is complete, then try again.</source>
        <translation>検索用の索引を作成中のため、古いレシートが抜け落ちるおそれがあります。プログラムを開いたまま索引の作成が終わるのを待ち、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The disk is full, so no file was written. Free some space or choose another place, then try again.</source>
        <translation>ディスクの空き容量が足りないため、ファイルを作成できませんでした。空き容量を増やすか別の場所を選んで、もう一度お試しください。</translation>
    </message>
    <message>
        <source>No file can be written into that folder. Choose another folder or check its permissions.</source>
        <translation>このフォルダーには書き込めません。別のフォルダーを選ぶか、アクセス権を確認してください。</translation>
    </message>
    <message>
        <source>The old file cannot be replaced. Close it in other programs, or choose another name.</source>
        <translation>元のファイルを置き換えられません。ほかのソフトで開いている場合は閉じるか、別の名前にしてください。</translation>
    </message>
    <message>
        <source>The file could not be written completely, so it was left out. Choose another place and try again.</source>
        <translation>ファイルを最後まで書き込めなかったため、作成を取りやめました。別の場所を選んで、もう一度お試しください。</translation>
    </message>
    <message>
        <source>There is not enough free disk space for the copy that is made before the data is updated. Free some space and try again.</source>
        <translation>データの更新前に作成するコピーのための空き容量が足りません。空き容量を増やしてから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>This camera&apos;s contract does not include clips of the recording. Ask Safie to add the option “media file API” for this camera.</source>
        <translation>このカメラの契約では録画のクリップを取り出せません。このカメラへのオプション「メディアファイルAPI」の追加を、セーフィーにご依頼ください。</translation>
    </message>
    <message>
        <source>The cloud does not keep this clip any more. Order it again.</source>
        <translation>このクリップはクラウドでの保存期間が終わりました。もう一度取り寄せてください。</translation>
    </message>
    <message>
        <source>The cloud could not make the clip. Try again, or choose a shorter span.</source>
        <translation>クラウドでクリップを作成できませんでした。もう一度お試しいただくか、短い範囲を選んでください。</translation>
    </message>
    <message>
        <source>There is no footage in this span. Choose another one.</source>
        <translation>この範囲には映像がありません。別の範囲を選んでください。</translation>
    </message>
    <message>
        <source>Another copy of this program records already. Close it there; this one goes on by itself then.</source>
        <translation>このプログラムがもう1つ起動していて、映像を保存しています。そちらを終了すると、こちらで自動的に再開します。</translation>
    </message>
    <message>
        <source>The recorded video cannot be read any more, because its key is no longer in the system&apos;s key store. Bring the key back, or begin anew.</source>
        <translation>保存した映像の暗号鍵がシステムのキーストアに見つからないため、映像を読み取れません。鍵を元に戻すか、新しく始めてください。</translation>
    </message>
    <message>
        <source>The disk is nearly full, so no video is recorded. Free some space; recording goes on by itself.</source>
        <translation>ディスクの空きが少ないため、映像を保存していません。空きを増やしてください。保存は自動的に再開します。</translation>
    </message>
    <message>
        <source>The disk is too slow for all cameras, so parts of the video are missing. Close other programs that use the disk, or record fewer cameras.</source>
        <translation>ディスクの書き込みが追いつかず、映像の一部が抜けています。ディスクを使うほかのプログラムを終了するか、保存するカメラを減らしてください。</translation>
    </message>
    <message>
        <source>The disk does not take the video. Check it and the permissions of the data folder; recording goes on by itself.</source>
        <translation>ディスクに映像を書き込めません。ディスクとデータフォルダーの権限を確認してください。保存は自動的に再開します。</translation>
    </message>
    <message>
        <source>The store of recorded video is not open, so nothing can be kept in it. Look at its state in the settings, then try again.</source>
        <translation>映像の保存先が開いていないため、映像を保存できません。設定の映像の保存で状態を確かめてから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The camera&apos;s picture became another one within this span. Have it encoded anew, or export the part before and the part after it.</source>
        <translation>この範囲の途中でカメラの映像の形式が変わっています。映像を作り直して切り出すか、変わる前と後を別々に書き出してください。</translation>
    </message>
    <message>
        <source>The file did not play to its end when it was checked, so it was removed. Have it encoded anew, or choose another span.</source>
        <translation>書き出したファイルを確認したところ、最後まで再生できなかったため削除しました。映像を作り直して切り出すか、範囲を変えてください。</translation>
    </message>
    <message>
        <source>This computer has nothing to encode video with. Export the video as it was recorded.</source>
        <translation>このパソコンには映像を作り直す機能がありません。録画のまま書き出してください。</translation>
    </message>
    <message>
        <source>The service did not accept what the browser brought back. Start the sign-in again.</source>
        <translation>ブラウザから届いた認証情報が、サービス側で受け付けられませんでした。もう一度ログインをやり直してください。</translation>
    </message>
    <message>
        <source>Smaregi has ended the permission that was given in the browser. Give it there once more.</source>
        <translation>ブラウザで許可したスマレジの利用許可が終了しています。ブラウザでもう一度許可してください。</translation>
    </message>
    <message>
        <source>The browser is signed in to another contract than this one. Sign out there, then start again and sign in to the right one.</source>
        <translation>ブラウザは別の契約にログインしています。ブラウザでいったんログアウトしてからやり直し、正しい契約でログインしてください。</translation>
    </message>
    <message>
        <source>What the server says about newer versions is not signed by the makers of this program, so it was ignored. Look again later; if it stays so, get new versions only from the page that you know.</source>
        <translation>新しいバージョンの情報に、このプログラムの作成者の署名がないため無視しました。時間をおいてもう一度確認してください。続く場合は、いつもご利用のページからのみ新しいバージョンを入手してください。</translation>
    </message>
    <message>
        <source>What the server says about newer versions cannot be understood. A network that asks for a sign-in answers so, too: open a page in the browser, then look again.</source>
        <translation>新しいバージョンの情報を読み取れませんでした。ログインが必要なネットワークでも同じ応答になることがあります。ブラウザでページを開いてから、もう一度確認してください。</translation>
    </message>
</context>
<context>
    <name>ExportCommand</name>
    <message>
        <source>Usage: regilens export --out FILE [options]</source>
        <extracomment>First line of the help of a command; the words in capitals stand for what the user gives.</extracomment>
        <translation>使い方: regilens export --out FILE [オプション]</translation>
    </message>
    <message>
        <source>Writes receipts to a CSV file, oldest first, without opening a window. The program may be open meanwhile.</source>
        <translation>レシートを古い順にCSVファイルへ書き出します。ウィンドウは開きません。プログラムの使用中でも実行できます。</translation>
    </message>
    <message>
        <source>First day: 2026-01-24, 2026/1 (from its first day), yesterday. Default: the oldest receipt.</source>
        <translation>最初の日: 2026-01-24、2026/1（その月の初日から）、昨日 など。省略すると最も古いレシートから。</translation>
    </message>
    <message>
        <source>Last day, which is included: 2026-01-24, 2026/1 (to its last day), today. Default: the newest receipt.</source>
        <translation>最後の日（その日を含む）: 2026-01-24、2026/1（その月の末日まで）、今日 など。省略すると最も新しいレシートまで。</translation>
    </message>
    <message>
        <source>What to look for, as in the search field: &quot;milk &gt;=1000 refund&quot;.</source>
        <translation>検索欄と同じ検索条件: &quot;牛乳 &gt;=1000 返品&quot; など。</translation>
    </message>
    <message>
        <source>Only this register, by its terminal ID or CONTRACT:TERMINAL. May be given several times.</source>
        <translation>このレジ端末だけ。端末ID、または 契約ID:端末ID で指定します。複数回指定できます。</translation>
    </message>
    <message>
        <source>The file to write; one of that name is replaced when the new one is complete. - is standard output.</source>
        <translation>書き出すファイル。同じ名前のファイルは、書き出しが完了した時点で置き換えます。- は標準出力です。</translation>
    </message>
    <message>
        <source>One row for each item on a receipt, instead of one for each receipt.</source>
        <translation>レシートごとではなく、明細ごとに1行を書き出します。</translation>
    </message>
    <message>
        <source>For other programs than spreadsheets: no byte order mark, and no apostrophe before texts that look like a formula.</source>
        <translation>表計算ソフト以外のための形式: BOMを付けず、数式のような文字列にもアポストロフィを付けません。</translation>
    </message>
    <message>
        <source>Folder of the profile. Default: that of the program.</source>
        <translation>プロファイルのフォルダー。省略するとプログラムのもの。</translation>
    </message>
    <message>
        <source>Language of the column names and messages: ja or en. Default: as in the program.</source>
        <translation>列名とメッセージの言語: ja または en。省略するとプログラムの設定に従います。</translation>
    </message>
    <message>
        <source>Print this and end.</source>
        <translation>この説明を表示して終了します。</translation>
    </message>
    <message>
        <source>Examples:
  regilens export --from 2026-01-01 --to 2026-01-31 --out january.csv
  regilens export --from yesterday --to yesterday --lines --plain --out -

Exit codes:
  0    the file is complete
  1    it could not be written
  2    an option is wrong
  3    there is no journal that this version can read
  130  interrupted; no file was written
</source>
        <translation>例:
  regilens export --from 2026-01-01 --to 2026-01-31 --out 1月.csv
  regilens export --from 昨日 --to 昨日 --lines --plain --out -

終了コード:
  0    ファイルは完成しました
  1    書き出せませんでした
  2    オプションに誤りがあります
  3    このバージョンで読めるデータがありません
  130  中断されました。ファイルは作成していません
</translation>
    </message>
    <message>
        <source>Say where to write: --out FILE.</source>
        <translation>書き出し先を --out FILE で指定してください。</translation>
    </message>
    <message>
        <source>“%1” belongs to no option. Put a text with blanks into quotes.</source>
        <translation>「%1」はどのオプションにも属しません。空白を含む文字列は引用符で囲んでください。</translation>
    </message>
    <message>
        <source>%1 takes a day such as 2026-01-24, not “%2”.</source>
        <extracomment>%1 is an option of the command line.</extracomment>
        <translation>%1 には 2026-01-24 のような日付を指定してください（「%2」は使えません）。</translation>
    </message>
    <message>
        <source>--from is later than --to. Exchange the two.</source>
        <translation>--from が --to より後の日付です。入れ替えてください。</translation>
    </message>
    <message>
        <source>--lang takes ja or en, not “%1”.</source>
        <translation>--lang には ja または en を指定してください（「%1」は使えません）。</translation>
    </message>
    <message>
        <source>No receipt of the register “%1” is in the journal, nor of any other.</source>
        <translation>レジ端末「%1」のレシートはありません。ほかのレジ端末のレシートもまだありません。</translation>
    </message>
    <message>
        <source>No receipt of the register “%1” is in the journal. There are: %2</source>
        <extracomment>%2 is a list of registers.</extracomment>
        <translation>レジ端末「%1」のレシートはありません。指定できるもの: %2</translation>
    </message>
    <message>
        <source>“regilens export --help” lists the options.</source>
        <translation>オプションの一覧は「regilens export --help」で表示されます。</translation>
    </message>
    <message>
        <source>Counting the receipts…</source>
        <translation>件数を数えています…</translation>
    </message>
    <message>
        <source>%1 of %2 receipts</source>
        <extracomment>%1 and %2 are numbers of receipts.</extracomment>
        <translation>%1 / %2 件</translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s) were written.</source>
        <translation>
            <numerusform>%Ln 件を書き出しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s) were written to “%1”.</source>
        <translation>
            <numerusform>%Ln 件を「%1」に書き出しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The export was interrupted. No file was written.</source>
        <translation>書き出しは中断されました。ファイルは作成していません。</translation>
    </message>
    <message>
        <source>Receipts are not searched by the names of the staff. Allow it in the settings of the program, or leave it out of the query.</source>
        <translation>担当者の名前での検索は許可されていません。プログラムの設定で許可するか、検索条件から外してください。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export receipts</source>
        <translation>レシートの書き出し</translation>
    </message>
    <message>
        <source>One row for each</source>
        <translation>1行の単位</translation>
    </message>
    <message>
        <source>Receipt, with totals, payments and taxes</source>
        <extracomment>One row for each receipt</extracomment>
        <translation>レシート（合計・支払い・税）</translation>
    </message>
    <message>
        <source>Item on a receipt, with quantity and price</source>
        <extracomment>One row for each item on a receipt</extracomment>
        <translation>明細（商品・数量・単価）</translation>
    </message>
    <message>
        <source>File to open with</source>
        <translation>ファイルを開くソフト</translation>
    </message>
    <message>
        <source>Excel or another spreadsheet</source>
        <translation>Excelなどの表計算ソフト</translation>
    </message>
    <message>
        <source>Other programs (plain CSV)</source>
        <extracomment>File to open with: accounting software and the like</extracomment>
        <translation>その他のソフト（プレーンなCSV）</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>書き出しの進み具合</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <extracomment>Button: asks for the file&apos;s name and writes it</extracomment>
        <translation>保存先を選ぶ…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s), oldest first. The file has the names of the staff too.</source>
        <extracomment>Below the title, when it is known how many receipts there are.</extracomment>
        <translation>
            <numerusform>%Ln 件のレシートを古い順に書き出します。ファイルには担当者名も含まれます。</numerusform>
        </translation>
    </message>
    <message>
        <source>All receipts found, oldest first. The file has the names of the staff too.</source>
        <translation>見つかったすべてのレシートを古い順に書き出します。ファイルには担当者名も含まれます。</translation>
    </message>
    <message>
        <source>Opens with a double-click. A text that a spreadsheet would take for a formula begins with an apostrophe.</source>
        <translation>ダブルクリックで開けます。数式と見なされる文字列の先頭にはアポストロフィ（&apos;）が付きます。</translation>
    </message>
    <message>
        <source>Every text is written exactly as it is in the receipt, in UTF-8 without a byte order mark.</source>
        <translation>すべての文字列をレシートのまま書き出します（UTF-8、BOMなし）。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s) were written to “%1”.</source>
        <extracomment>%1 is the name of the file.</extracomment>
        <translation>
            <numerusform>%Ln 件を「%1」に書き出しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>The export was cancelled. No file was written.</source>
        <translation>書き出しを中止しました。ファイルは作成していません。</translation>
    </message>
    <message>
        <source>Counting the receipts…</source>
        <translation>件数を数えています…</translation>
    </message>
    <message>
        <source>%1 of %2 receipts, %3 so far, about %4 left</source>
        <extracomment>%1 and %2 are numbers of receipts, %3 and %4 minutes and seconds.</extracomment>
        <translation>%1 / %2 件&#x3000;経過 %3&#x3000;残り約 %4</translation>
    </message>
    <message>
        <source>%1 of %2 receipts</source>
        <extracomment>%1 and %2 are numbers of receipts.</extracomment>
        <translation>%1 / %2 件</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSVファイル (*.csv)</translation>
    </message>
    <message>
        <source>receipts</source>
        <extracomment>First word of the name of an exported file</extracomment>
        <translation>レシート</translation>
    </message>
</context>
<context>
    <name>FilmClockDialog</name>
    <message>
        <source>Film the clock</source>
        <translation>時計を撮影して遅れを測る</translation>
    </message>
    <message>
        <source>The time of this computer as a pattern for the camera</source>
        <translation>このパソコンの時刻を表す、カメラ用の模様</translation>
    </message>
    <message>
        <source>Hold this screen upright and straight before the camera, so near that the pattern is a large part of its picture, and keep it still. A bright screen and little light around help.</source>
        <translation>この画面を、まっすぐカメラの正面に向けてください。模様が映像に大きく写る距離で、動かさずに持ちます。画面を明るく、周りを暗めにすると読み取りやすくなります。</translation>
    </message>
    <message>
        <source>This only measures: no setting changes. Receipts are placed by the camera&apos;s clock, so the delay does not move their moments.</source>
        <translation>測るだけで、設定は変わりません。会計の瞬間はカメラの時計で探すため、映像の遅れの影響は受けません。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Live picture of %1</source>
        <translation>%1のライブ映像</translation>
    </message>
    <message>
        <source>Waiting for the camera&apos;s live picture.</source>
        <translation>カメラのライブ映像を待っています。</translation>
    </message>
    <message>
        <source>The camera sends no new picture now.</source>
        <translation>カメラから新しい映像が届いていません。</translation>
    </message>
    <message>
        <source>The pattern is not found in the picture yet.</source>
        <translation>映像の中に、まだ模様が見つかりません。</translation>
    </message>
    <message>
        <source>Measured. The pattern is not in the picture any more.</source>
        <translation>測定しました。模様はもう映像に写っていません。</translation>
    </message>
    <message>
        <source>The pattern is found. Keep the screen still.</source>
        <translation>模様が見つかりました。画面を動かさないでください。</translation>
    </message>
    <message numerus="yes">
        <source>Measured with the last %Ln pictures.</source>
        <extracomment>%Ln is how many pictures the result comes from</extracomment>
        <translation>
            <numerusform>直近の%Ln枚の映像から測定しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>True delay: %1, spread %2</source>
        <extracomment>%1 is a time span (&quot;3.2 s&quot;), %2 how far the measures are apart</extracomment>
        <translation>実際の遅れ: %1（ばらつき%2）</translation>
    </message>
    <message>
        <source>Delay that the live picture shows: %1</source>
        <extracomment>What the program shows on the live picture, to be compared with the true delay</extracomment>
        <translation>ライブ映像に表示される遅れ: %1</translation>
    </message>
    <message>
        <source>The camera&apos;s video does not tell its own time.</source>
        <translation>このカメラの映像には、時刻の情報がありません。</translation>
    </message>
    <message>
        <source>The clocks of the camera and this computer agree.</source>
        <translation>カメラとこのパソコンの時計は合っています。</translation>
    </message>
    <message>
        <source>The camera&apos;s clock is %1 ahead of this computer&apos;s.</source>
        <translation>カメラの時計は、このパソコンより%1進んでいます。</translation>
    </message>
    <message>
        <source>The camera&apos;s clock is %1 behind this computer&apos;s.</source>
        <translation>カメラの時計は、このパソコンより%1遅れています。</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>測り直す</translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message>
        <source>Around the sale</source>
        <translation>会計の前後</translation>
    </message>
    <message>
        <source>Not recorded yet</source>
        <translation>まだ録画されていません</translation>
    </message>
    <message>
        <source>about %1</source>
        <extracomment>Of a still picture that may be some seconds off; %1 is a time of day</extracomment>
        <translation>%1頃</translation>
    </message>
    <message>
        <source>Sale %1</source>
        <extracomment>Below a picture: the moment of the sale; %1 is a time of day</extracomment>
        <translation>会計 %1</translation>
    </message>
    <message>
        <source>−%1 s</source>
        <translation>−%1 秒</translation>
    </message>
    <message>
        <source>+%1 s</source>
        <extracomment>Below a picture: %1 is how many seconds after the sale it is from</extracomment>
        <translation>＋%1 秒</translation>
    </message>
    <message>
        <source>This instant has not been recorded yet.</source>
        <translation>この時刻の映像は、まだ録画されていません。</translation>
    </message>
    <message>
        <source>The picture of this very instant.</source>
        <translation>この時刻ちょうどの映像の1コマです。</translation>
    </message>
    <message>
        <source>A still from around this instant.</source>
        <translation>この時刻付近の静止画です。数秒前後することがあります。</translation>
    </message>
    <message>
        <source>Press to go to it in the recording.</source>
        <translation>押すと、録画のこの時刻に移動します。</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 s ago</source>
        <extracomment>How long since; seconds, in short.</extracomment>
        <translation>%1秒前</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <extracomment>How long since; minutes, in short.</extracomment>
        <translation>%1分前</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <extracomment>How long since; hours, in short.</extracomment>
        <translation>%1時間前</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n日前</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 synced %2</source>
        <extracomment>Status line; %1 is a cloud (&quot;Smaregi&quot;), %2 how long since (&quot;12 s ago&quot;).</extracomment>
        <translation>%1 %2に同期</translation>
    </message>
    <message>
        <source>Smaregi</source>
        <translation>スマレジ</translation>
    </message>
    <message>
        <source>Ubiregi</source>
        <translation>ユビレジ</translation>
    </message>
    <message>
        <source>Sale</source>
        <extracomment>Kind of a receipt.</extracomment>
        <translation>販売</translation>
    </message>
    <message>
        <source>Refund</source>
        <extracomment>Kind of a receipt: goods were given back.</extracomment>
        <translation>返品</translation>
    </message>
    <message>
        <source>Void</source>
        <extracomment>Kind of a receipt: closed, then cancelled.</extracomment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cash in</source>
        <extracomment>Kind of a receipt: cash put into the drawer.</extracomment>
        <translation>入金</translation>
    </message>
    <message>
        <source>Cash out</source>
        <extracomment>Kind of a receipt: cash taken from the drawer.</extracomment>
        <translation>出金</translation>
    </message>
    <message>
        <source>Other</source>
        <extracomment>Kind of a receipt that the program does not know.</extracomment>
        <translation>その他</translation>
    </message>
    <message>
        <source>Reversal</source>
        <extracomment>Kind of a receipt: the negative record that counters an earlier receipt as a whole.</extracomment>
        <translation>打消</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <extracomment>Kind of a receipt: a slip thrown away before it was paid.</extracomment>
        <translation>破棄</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>How long something is: hours and minutes, in short.</extracomment>
        <translation>%1時間%2分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <extracomment>How long something is: days and hours, in short.</extracomment>
        <translation>%1日%2時間</translation>
    </message>
</context>
<context>
    <name>FoundMoment</name>
    <message>
        <source>Choose a receipt to see the picture of its moment.</source>
        <translation>レシートを選ぶと、会計の瞬間の画像が表示されます。</translation>
    </message>
    <message>
        <source>See on the dashboard</source>
        <translation>ダッシュボードで見る</translation>
    </message>
</context>
<context>
    <name>FoundReceipts</name>
    <message>
        <source>Nothing found so far.</source>
        <translation>まだ見つかっていません。</translation>
    </message>
    <message>
        <source>Older receipts are still being prepared for the search. What they have appears here by itself.</source>
        <translation>以前のレシートを検索できるように準備しています。見つかったものから自動で表示されます。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>検索しています…</translation>
    </message>
    <message>
        <source>The search did not succeed.</source>
        <translation>検索できませんでした。</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>もう一度検索</translation>
    </message>
    <message>
        <source>Without %1</source>
        <extracomment>On a button; %1 is a part of the search: &quot;Kind: Refund&quot;</extracomment>
        <translation>「%1」を外す</translation>
    </message>
    <message>
        <source>There are no receipts yet.</source>
        <translation>レシートはまだありません。</translation>
    </message>
    <message>
        <source>They appear here by themselves, some seconds after the sale.</source>
        <translation>会計の数秒後に自動で表示されます。</translation>
    </message>
    <message>
        <source>No receipt has %1.</source>
        <translation>%1 に当てはまるレシートはありません。</translation>
    </message>
    <message>
        <source>Try fewer letters, or clear the search.</source>
        <translation>短い言葉で検索するか、検索を消してください。</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>検索を消す</translation>
    </message>
    <message>
        <source>No receipt has all of this: %1.</source>
        <extracomment>%1: all parts of the search, &quot;Kind: Refund + Today&quot;</extracomment>
        <translation>すべてに当てはまるレシートはありません: %1</translation>
    </message>
    <message>
        <source>Take away what is too narrow:</source>
        <translation>外すと見つかることがあります:</translation>
    </message>
    <message>
        <source>Preparing older receipts for the search (%1 %). Results from %2 on are complete.</source>
        <translation>以前のレシートを検索できるように準備しています（%1 %）。%2 以降の結果が表示されています。</translation>
    </message>
    <message>
        <source>Found receipts</source>
        <translation>見つかったレシート</translation>
    </message>
    <message>
        <source>Progress of preparing the search</source>
        <translation>検索の準備の進み具合</translation>
    </message>
</context>
<context>
    <name>FoundTotals</name>
    <message>
        <source>Cash</source>
        <translation>現金</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>数えています…</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more way(s) of payment</source>
        <translation>
            <numerusform>ほか %Ln 種類の支払</numerusform>
        </translation>
    </message>
    <message>
        <source>How many were found</source>
        <translation>見つかった件数</translation>
    </message>
    <message>
        <source>Sum of what was found</source>
        <translation>見つかったレシートの合計</translation>
    </message>
    <message>
        <source>Voided and abandoned receipts and cash in and out are not in the sums.</source>
        <translation>取消・破棄・入金・出金は合計に含みません。</translation>
    </message>
</context>
<context>
    <name>GuideScreen</name>
    <message>
        <source>Getting started</source>
        <translation>はじめに</translation>
    </message>
    <message>
        <source>Go to the sign-in</source>
        <translation>ログイン画面へ</translation>
    </message>
    <message>
        <source>Connect Smaregi</source>
        <translation>スマレジを連携</translation>
    </message>
    <message>
        <source>Connect Ubiregi</source>
        <translation>ユビレジを連携</translation>
    </message>
    <message>
        <source>Open the links</source>
        <translation>連携設定を開く</translation>
    </message>
    <message>
        <source>Choose a camera</source>
        <translation>カメラを選択</translation>
    </message>
    <message>
        <source>Open the dashboard</source>
        <translation>ダッシュボードを開く</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>完了した手順</translation>
    </message>
    <message>
        <source>See the steps</source>
        <translation>手順を見る</translation>
    </message>
    <message>
        <source>Everything is set up. You can open this guide again from the help at any time.</source>
        <translation>すべての準備が整いました。この案内は、ヘルプからいつでも開けます。</translation>
    </message>
    <message>
        <source>From the sign-in to the first receipt with its picture. Continue at any time.</source>
        <translation>サービス利用開始までの流れです。途中で離れても、いつでも続きから再開できます。</translation>
    </message>
    <message>
        <source>Close this guide</source>
        <translation>「はじめに」を閉じる</translation>
    </message>
    <message>
        <source>Go on later</source>
        <translation>あとで続ける</translation>
    </message>
    <message>
        <source>%1 of %2 steps done</source>
        <translation>%2件中%1件完了</translation>
    </message>
    <message>
        <source>Check the account</source>
        <translation>アカウントを確認</translation>
    </message>
</context>
<context>
    <name>GuideStep</name>
    <message>
        <source>Step %1: %2, %3</source>
        <extracomment>For a screen reader: a step of the guide; %1 its number, %2 its title, %3 how far it is (&quot;Done&quot;).</extracomment>
        <translation>手順 %1: %2、%3</translation>
    </message>
</context>
<context>
    <name>GuideTexts</name>
    <message>
        <source>Sign in with the owner account of the cameras you want to link.</source>
        <translation>連携したいカメラのオーナーアカウントでログインしてください。</translation>
    </message>
    <message>
        <source>Smaregi asks for the contract ID and an access token; Ubiregi asks you in the browser to allow the connection.</source>
        <translation>スマレジは契約IDとアクセストークンを入力します。ユビレジはブラウザで連携を許可します。</translation>
    </message>
    <message>
        <source>The registers of the contract are found by themselves. With Smaregi you may also type the terminal ID.</source>
        <translation>契約のレジ端末は自動で見つかります。スマレジでは、端末IDを直接入力することもできます。</translation>
    </message>
    <message>
        <source>Choose for the register the camera that looks at it.</source>
        <translation>レジ端末を映しているカメラを選択します。</translation>
    </message>
    <message>
        <source>Receipts come in by themselves. The picture of a receipt&apos;s moment follows within about a minute.</source>
        <translation>会計は自動で取り込まれます。会計の瞬間の画像は、およそ1分以内に表示されます。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A contract; %1 is a POS (&quot;Smaregi&quot;), %2 the name or id of the contract.</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Connected: %1</source>
        <extracomment>%1 is a list of contracts.</extracomment>
        <translation>連携済み: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n register(s) found.</source>
        <translation>
            <numerusform>レジ端末を%n台確認しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n register(s) linked to cameras.</source>
        <translation>
            <numerusform>レジ端末%n台をカメラと連携しています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Register “%1” is linked to “%2”.</source>
        <extracomment>%1 is a register, %2 a camera.</extracomment>
        <translation>レジ端末「%1」をカメラ「%2」と連携しています。</translation>
    </message>
    <message>
        <source>Sign in to the cameras</source>
        <translation>カメラのアカウントでログイン</translation>
    </message>
    <message>
        <source>Connect the POS</source>
        <translation>POSの契約を連携</translation>
    </message>
    <message>
        <source>Find the register</source>
        <translation>レジ端末を確認</translation>
    </message>
    <message>
        <source>Link a camera to the register</source>
        <translation>レジ端末にカメラを連携</translation>
    </message>
    <message>
        <source>See the first receipt with its picture</source>
        <translation>最初の会計を画像付きで確認</translation>
    </message>
    <message>
        <source>Signed in with an API key.</source>
        <translation>APIキーでログインしています。</translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>%1 でログインしています。</translation>
    </message>
    <message>
        <source>Each receipt is on the dashboard with the picture of its moment.</source>
        <translation>会計ごとに、その瞬間の画像がダッシュボードに表示されています。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Next</source>
        <extracomment>State of a step: this is the one to do now.</extracomment>
        <translation>次の手順</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>要対応</translation>
    </message>
    <message>
        <source>Later</source>
        <extracomment>State of a step: an earlier one comes first.</extracomment>
        <translation>未着手</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between the parts of a list.</extracomment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>進む</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>文字を小さく</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>文字を大きく</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>ヘルプを検索</translation>
    </message>
    <message>
        <source>Contents of the help</source>
        <translation>ヘルプの目次</translation>
    </message>
    <message>
        <source>No page has these words. Try fewer or other words.</source>
        <translation>該当するページがありません。語句を減らすか、別の語句で検索してください。</translation>
    </message>
    <message>
        <source>Help</source>
        <extracomment>Title of the help&apos;s window; %1 is a page.</extracomment>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>%1 – Regilens Help</source>
        <translation>%1 – Regilens ヘルプ</translation>
    </message>
</context>
<context>
    <name>JournalUpdate</name>
    <message>
        <source>Updating the data</source>
        <translation>データベースを更新しています</translation>
    </message>
    <message>
        <source>This version stores receipts in a new way. A copy is made first, so that nothing is lost. If you cancel, the program ends and nothing has changed.</source>
        <translation>このバージョンではレシートの保存形式が変わります。データが失われないよう、先にコピーを作成します。キャンセルするとアプリは終了し、データは変更されません。</translation>
    </message>
    <message>
        <source>Progress of the update</source>
        <translation>更新の進み具合</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Making a copy: %1 of %2</source>
        <extracomment>%1 and %2 are sizes: &quot;3.1 GB of 7.0 GB&quot;.</extracomment>
        <translation>コピーしています: %1 / %2</translation>
    </message>
    <message>
        <source>The copy is complete. The data is being updated…</source>
        <translation>コピーが完了しました。データを更新しています…</translation>
    </message>
    <message>
        <source>Opening the data…</source>
        <translation>データを開いています…</translation>
    </message>
</context>
<context>
    <name>LeaveGuard</name>
    <message>
        <source>Save</source>
        <extracomment>The answers to &quot;There are changes that are not saved.&quot;, the first being the recommended one.</extracomment>
        <translation>保存する</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄する</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>このまま編集</translation>
    </message>
    <message>
        <source>Save the changes?</source>
        <translation>変更を保存しますか？</translation>
    </message>
    <message>
        <source>Cameras were chosen on this page and not saved. Without saving, the changes are lost.</source>
        <translation>この画面で選択したカメラが保存されていません。保存せずに移動すると、変更は失われます。</translation>
    </message>
</context>
<context>
    <name>LinkDeletion</name>
    <message numerus="yes">
        <source>Delete %n link(s)?</source>
        <translation>
            <numerusform>%n件の連携を削除しますか？</numerusform>
        </translation>
    </message>
    <message>
        <source>This only ends the link; your contract with the service goes on. Receipts and pictures fetched so far stay in this program until you delete them under “Settings”, “Data”.</source>
        <translation>解除されるのは連携の設定のみで、サービス自体は解約にはなりません。取得済みのレシートと画像は、「設定」の「データ」で削除するまでこのアプリに残ります。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message numerus="yes">
        <source>Undo (%n s)</source>
        <extracomment>Button behind &quot;deleted&quot;; %n is for how many seconds it is there.</extracomment>
        <translation>
            <numerusform>元に戻す（残り%n秒）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) deleted.</source>
        <translation>
            <numerusform>%n件の連携を削除しました。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkHeader</name>
    <message>
        <source>all</source>
        <extracomment>Read aloud with the box above a table: which of its rows are ticked.</extracomment>
        <translation>すべて選択</translation>
    </message>
    <message>
        <source>some</source>
        <translation>一部を選択</translation>
    </message>
    <message>
        <source>none</source>
        <translation>選択なし</translation>
    </message>
    <message>
        <source>sorted, smallest first</source>
        <translation>昇順で並べ替え</translation>
    </message>
    <message>
        <source>sorted, largest first</source>
        <translation>降順で並べ替え</translation>
    </message>
    <message>
        <source>not sorted</source>
        <translation>並べ替えなし</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Read aloud in the header of a table: %1 is a column, %2 how it is sorted.</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>LinkPage</name>
    <message>
        <source>Add, change and delete links here.</source>
        <translation>連携設定の追加、編集、削除を行うことができます。</translation>
    </message>
    <message>
        <source>Link with an API token</source>
        <translation>APIトークンで連携</translation>
    </message>
    <message>
        <source>Loading the links</source>
        <translation>連携設定を読み込んでいます</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>Deleting here does not cancel the service itself. It only ends the link.</source>
        <translation>※ この画面から解除してもサービス自体は解約にはなりません（連携の設定解除のみ）。</translation>
    </message>
    <message>
        <source>Ubiregi links</source>
        <translation>ユビレジ連携設定</translation>
    </message>
    <message>
        <source>Smaregi links</source>
        <translation>スマレジ連携設定</translation>
    </message>
    <message>
        <source>Link with Ubiregi Auth2</source>
        <extracomment>Button that starts the consent in the browser; the words of Ubiregi&apos;s manual.</extracomment>
        <translation>Ubiregi Auth2 連携</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Add a link</source>
        <translation>連携を追加</translation>
    </message>
    <message>
        <source>There is no link yet</source>
        <translation>連携はまだありません</translation>
    </message>
    <message>
        <source>Connect your Ubiregi account once in the browser. Then choose a camera for each register.</source>
        <translation>ブラウザでユビレジのアカウントを一度だけ連携し、レジ端末ごとにカメラを選択してください。</translation>
    </message>
    <message>
        <source>Link a register of Smaregi to a camera, and its receipts appear beside the picture.</source>
        <translation>スマレジのレジ端末とカメラを連携すると、映像の横にレシートが表示されます。</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n selected</source>
        <extracomment>Button with the trash can; %n is how many rows are ticked.</extracomment>
        <translation>
            <numerusform>選択した%n件を削除</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>The account is connected. Choose a camera for each register and press “Update”.</source>
        <translation>アカウントを連携しました。レジ端末ごとにカメラを選択し、「更新」を押してください。</translation>
    </message>
    <message>
        <source>Waiting for your consent in the browser. Allow the connection there to go on.</source>
        <translation>ブラウザでの許可を待っています。ブラウザで「許可する」を選んでください。</translation>
    </message>
    <message>
        <source>The camera of the register was updated.</source>
        <translation>レジ端末のカメラを更新しました。</translation>
    </message>
    <message>
        <source>The link of register %1 was added.</source>
        <translation>レジ端末 %1 の連携を追加しました。</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) are back.</source>
        <translation>
            <numerusform>%n件の連携を元に戻しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The camera was moved to the other register.</source>
        <translation>カメラを別のレジ端末へ移しました。</translation>
    </message>
    <message>
        <source>“%1” is disconnected.</source>
        <translation>「%1」の連携を解除しました。</translation>
    </message>
    <message>
        <source>Connect another account</source>
        <translation>別のアカウントを連携</translation>
    </message>
    <message>
        <source>The registers of the connected accounts appear here by themselves.</source>
        <translation>連携中のアカウントのレジ端末が、ここに自動で表示されます。</translation>
    </message>
    <message>
        <source>“%1” was connected, because the browser is signed in to it. For “%2” press “Connect another account” and sign in there.</source>
        <translation>ブラウザでログイン中の「%1」が連携されました。「%2」を連携するには、「別のアカウントを連携」を押し、ブラウザでそのアカウントにログインしてください。</translation>
    </message>
    <message>
        <source>“%1” is connected again.</source>
        <translation>「%1」が再び接続されました。</translation>
    </message>
</context>
<context>
    <name>LinkState</name>
    <message>
        <source>Token refused</source>
        <translation>トークンが無効です</translation>
    </message>
    <message>
        <source>Token missing</source>
        <translation>トークンがありません</translation>
    </message>
    <message>
        <source>Contract locked</source>
        <translation>契約がロック中</translation>
    </message>
    <message>
        <source>Address refused</source>
        <translation>接続元が拒否されました</translation>
    </message>
    <message>
        <source>受信機能 is off</source>
        <translation>受信機能がオフ</translation>
    </message>
    <message>
        <source>取引情報参照 is off</source>
        <translation>取引情報参照がオフ</translation>
    </message>
    <message>
        <source>店舗情報参照 is off</source>
        <translation>店舗情報参照がオフ</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>接続中</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>確認中</translation>
    </message>
    <message>
        <source>Waiting for the first sync</source>
        <translation>初回の同期待ち</translation>
    </message>
    <message>
        <source>Token not saved</source>
        <translation>トークン未保存</translation>
    </message>
    <message>
        <source>Camera offline</source>
        <translation>カメラ オフライン</translation>
    </message>
    <message>
        <source>Not linked</source>
        <translation>未連携</translation>
    </message>
    <message>
        <source>Camera option missing</source>
        <translation>カメラのオプションなし</translation>
    </message>
    <message>
        <source>Camera not found</source>
        <translation>カメラが見つかりません</translation>
    </message>
    <message>
        <source>Register out of use</source>
        <translation>レジ端末が停止中</translation>
    </message>
    <message>
        <source>Register not found</source>
        <translation>レジ端末が見つかりません</translation>
    </message>
    <message>
        <source>The program is asking how the camera and the register are. It takes a moment.</source>
        <translation>カメラとレジ端末の状態を確認しています。しばらくお待ちください。</translation>
    </message>
    <message>
        <source>No receipts were fetched since the program started. It happens by itself in a moment; check the network if this stays.</source>
        <translation>アプリの起動後、まだレシートを取得していません。まもなく自動で取得します。変わらない場合は、ネットワークの接続を確認してください。</translation>
    </message>
    <message>
        <source>The link works until the program is closed; then the token is asked for again.</source>
        <translation>アプリを終了するまでは連携が続きますが、次回の起動時にトークンの再入力が必要です。</translation>
    </message>
    <message>
        <source>The camera sends no video now. Check that it has power and a network connection.</source>
        <translation>カメラから映像が届いていません。電源とネットワーク接続を確認してください。</translation>
    </message>
    <message>
        <source>Choose a camera and press “Update” to link this register.</source>
        <translation>カメラを選択し「更新」を押すと、このレジ端末と連携します。</translation>
    </message>
    <message>
        <source>The signed-in account does not see this camera any more. Choose another camera and press “Update”.</source>
        <translation>ログイン中のアカウントでは、このカメラを利用できなくなりました。別のカメラを選択し、「更新」を押してください。</translation>
    </message>
    <message>
        <source>The POS says that this register is out of use. Put it into use there, or delete the link.</source>
        <translation>POS側でこのレジ端末は停止中です。POS側で利用を再開するか、連携を削除してください。</translation>
    </message>
    <message>
        <source>The POS does not list this register any more. Move its camera to another register, or delete the link.</source>
        <translation>POSの一覧にこのレジ端末がありません。カメラを別のレジ端末へ移すか、連携を削除してください。</translation>
    </message>
    <message>
        <source>Camera permission missing</source>
        <translation>カメラの権限なし</translation>
    </message>
</context>
<context>
    <name>LinkTable</name>
    <message>
        <source>Camera of register %1</source>
        <translation>レジ端末 %1 のカメラ</translation>
    </message>
    <message>
        <source>Update</source>
        <extracomment>Button of a row: saves the camera chosen in it.</extracomment>
        <translation>更新</translation>
    </message>
    <message>
        <source>Update register %1</source>
        <translation>レジ端末 %1 を更新</translation>
    </message>
    <message>
        <source>More for register %1</source>
        <extracomment>Button of a row that opens its menu.</extracomment>
        <translation>レジ端末 %1 のその他の操作</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他の操作</translation>
    </message>
    <message>
        <source>Undo the change</source>
        <translation>変更を元に戻す</translation>
    </message>
    <message>
        <source>Move the camera to another register…</source>
        <translation>カメラを別のレジ端末へ移す…</translation>
    </message>
    <message>
        <source>Copy the terminal ID</source>
        <translation>端末IDをコピー</translation>
    </message>
    <message>
        <source>Delete this link…</source>
        <translation>この連携を削除…</translation>
    </message>
    <message>
        <source>Sign in again in the browser…</source>
        <translation>ブラウザでもう一度ログイン…</translation>
    </message>
    <message>
        <source>Clock offset…</source>
        <translation>時計のずれ…</translation>
    </message>
    <message>
        <source>Film the clock…</source>
        <translation>遅れを測る…</translation>
    </message>
</context>
<context>
    <name>LinkTableModel</name>
    <message>
        <source>%1: %2 – %3</source>
        <extracomment>A link in a list: %1 contract id, %2 register, %3 camera.</extracomment>
        <translation>%1: %2 – %3</translation>
    </message>
    <message>
        <source>Select register %1</source>
        <translation>レジ端末 %1 を選択</translation>
    </message>
    <message>
        <source>Token ending in %1</source>
        <translation>末尾が %1 のトークン</translation>
    </message>
    <message>
        <source>Contract ID</source>
        <translation>契約ID</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>アクセストークン</translation>
    </message>
    <message>
        <source>Terminal ID</source>
        <translation>端末ID</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <extracomment>In the state column: a camera was chosen in this row and not saved yet.</extracomment>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Press “Update” to save the chosen camera, or Esc to go back to the one before.</source>
        <translation>「更新」を押すと、選択したカメラを保存します。Esc で元に戻せます。</translation>
    </message>
    <message>
        <source>Select all registers</source>
        <translation>すべてのレジ端末を選択</translation>
    </message>
    <message>
        <source>Browser sign-in</source>
        <extracomment>In the column of access tokens: the contract was opened by signing in there instead.</extracomment>
        <translation>ブラウザ認証</translation>
    </message>
    <message>
        <source>clock %1</source>
        <extracomment>In the table of links, in short: how far the camera&apos;s clock is ahead (&quot;+3.5 s&quot;).</extracomment>
        <translation>時計 %1</translation>
    </message>
</context>
<context>
    <name>LinksScreen</name>
    <message>
        <source>POS</source>
        <translation>POS</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>カメラ</translation>
    </message>
</context>
<context>
    <name>LiveSwitches</name>
    <message>
        <source>All cameras in equal size</source>
        <translation>すべてのカメラを同じ大きさで表示</translation>
    </message>
    <message>
        <source>All cameras in equal size (G)</source>
        <translation>すべてのカメラを同じ大きさで表示 (G)</translation>
    </message>
    <message>
        <source>Sound of the live picture</source>
        <translation>ライブ映像の音声</translation>
    </message>
    <message>
        <source>Sound of the live picture (M)</source>
        <translation>ライブ映像の音声 (M)</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Dashboard</source>
        <translation>ダッシュボード</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>連携設定</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>%1 – Regilens</source>
        <extracomment>Title of the window; %1 is a page (&quot;Dashboard&quot;).</extracomment>
        <translation>%1 – Regilens</translation>
    </message>
    <message>
        <source>Getting started</source>
        <translation>はじめに</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>Help for this screen (F1)</source>
        <translation>この画面のヘルプ（F1）</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
</context>
<context>
    <name>MarkControls</name>
    <message>
        <source>%1 – %2 (%3)</source>
        <extracomment>The marked span: from, to, how long</extracomment>
        <translation>%1 〜 %2（%3）</translation>
    </message>
    <message>
        <source>from %1</source>
        <extracomment>Only the beginning is marked; %1 is a time</extracomment>
        <translation>%1 から</translation>
    </message>
    <message>
        <source>until %1</source>
        <extracomment>Only the end is marked; %1 is a time</extracomment>
        <translation>%1 まで</translation>
    </message>
    <message>
        <source>In</source>
        <extracomment>Button: the marked span begins here</extracomment>
        <translation>始点</translation>
    </message>
    <message>
        <source>Mark the beginning</source>
        <translation>始点に印を付ける</translation>
    </message>
    <message>
        <source>The marked span begins here (I key)</source>
        <translation>ここを範囲の始点にします（I キー）</translation>
    </message>
    <message>
        <source>Out</source>
        <extracomment>Button: the marked span ends here</extracomment>
        <translation>終点</translation>
    </message>
    <message>
        <source>Mark the end</source>
        <translation>終点に印を付ける</translation>
    </message>
    <message>
        <source>The marked span ends here (O key)</source>
        <translation>ここを範囲の終点にします（O キー）</translation>
    </message>
    <message>
        <source>Clear</source>
        <extracomment>Button: takes both marks away</extracomment>
        <translation>解除</translation>
    </message>
    <message>
        <source>Clear the marks</source>
        <translation>印を消す</translation>
    </message>
    <message>
        <source>Takes both marks away (Shift + X)</source>
        <translation>両方の印を消します（Shift + X）</translation>
    </message>
</context>
<context>
    <name>MoveCameraDialog</name>
    <message>
        <source>Move the camera to another register</source>
        <translation>カメラを別のレジ端末へ移す</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>レジ端末</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Move</source>
        <extracomment>Button: gives the camera to the register chosen above.</extracomment>
        <translation>移す</translation>
    </message>
    <message>
        <source>%1 belongs to register %2 now. Choose the register that it is moved to.</source>
        <extracomment>%1 is a camera, %2 the register that it belongs to now.</extracomment>
        <translation>カメラ「%1」は現在、レジ端末「%2」と連携しています。移動先のレジ端末を選択してください。</translation>
    </message>
    <message>
        <source>No other register is known. Add it with “Add” first, or wait for its first receipt.</source>
        <translation>ほかのレジ端末が見つかりません。先に「追加」で連携するか、そのレジ端末の最初のレシートが届くまでお待ちください。</translation>
    </message>
    <message>
        <source>That register is linked to %1 already; it will have both cameras.</source>
        <translation>そのレジ端末は「%1」とも連携済みです。移動すると両方のカメラと連携します。</translation>
    </message>
</context>
<context>
    <name>NewSmaregiLink</name>
    <message>
        <source>Add a link</source>
        <translation>新規設定追加</translation>
    </message>
    <message>
        <source>See the steps</source>
        <extracomment>Link that opens the help for the page of Smaregi.</extracomment>
        <translation>手順を見る</translation>
    </message>
    <message>
        <source>Contract ID</source>
        <translation>契約ID</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>アクセストークン</translation>
    </message>
    <message>
        <source>Terminal ID</source>
        <translation>端末ID</translation>
    </message>
    <message>
        <source>This register has no receipts yet. Add it anyway.</source>
        <translation>会計がまだないレジ端末として、このまま追加する</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>This account has no camera that can be used. Sign in with the owner&apos;s account, or add the option to a camera.</source>
        <translation>利用できるカメラがありません。オーナーアカウントでログインするか、カメラにオプションを追加してください。</translation>
    </message>
    <message>
        <source>Adding the link</source>
        <translation>連携を追加しています</translation>
    </message>
    <message>
        <source>The connection works — transactions and stores can be read</source>
        <translation>接続を確認しました — 取引情報参照・店舗情報参照が利用できます</translation>
    </message>
    <message>
        <source>Choose from the list</source>
        <translation>一覧から選ぶ</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>クライアントID</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>クライアントシークレット</translation>
    </message>
    <message>
        <source>Check again</source>
        <extracomment>Link under a list of checks of which one failed.</extracomment>
        <translation>もう一度確認</translation>
    </message>
    <message>
        <source>Platform API</source>
        <translation>プラットフォームAPI</translation>
    </message>
    <message>
        <source>Connection method</source>
        <translation>接続方法</translation>
    </message>
    <message>
        <source>Enter the details of the app on “スマレジ・デベロッパーズ”.</source>
        <translation>「スマレジ・デベロッパーズ」に登録したアプリの情報を入力してください。</translation>
    </message>
    <message>
        <source>Enter what you noted on the page “API受信設定” (設定 → システム連携 → スマレジAPI連携).</source>
        <translation>「API受信設定」（設定 → システム連携 → スマレジAPI連携）で控えた情報を入力してください。</translation>
    </message>
    <message>
        <source>The connection works — transactions can be read</source>
        <translation>接続を確認しました — 取引情報参照が利用できます</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>利用の許可</translation>
    </message>
    <message>
        <source>Browser sign-in</source>
        <extracomment>A tab: the contract is opened by signing in to Smaregi in the browser.</extracomment>
        <translation>ブラウザ認証</translation>
    </message>
    <message>
        <source>Sign in to Smaregi in the browser and allow this program to read.</source>
        <translation>ブラウザでスマレジにログインし、このアプリによる参照を許可してください。</translation>
    </message>
    <message>
        <source>Filled in by the sign-in</source>
        <extracomment>In the empty field of the contract ID.</extracomment>
        <translation>ログインすると自動で入力されます</translation>
    </message>
</context>
<context>
    <name>PartsDialog</name>
    <message>
        <source>Licences</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Regilens is free software: you may use, study, change and pass it on under the GNU General Public License, version 3 or later, which is below. It comes without any warranty. It is made with these parts, in the versions that run now:</source>
        <translation>Regilens は自由ソフトウェアです。下に示す GNU 一般公衆ライセンス（バージョン3またはそれ以降）のもとで、使用、研究、改変、再配布ができます。いかなる保証もありません。次の構成要素を使用しています（現在動作しているバージョン）。</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>プログラムの構成要素</translation>
    </message>
    <message>
        <source>GNU General Public License</source>
        <translation>GNU 一般公衆ライセンス</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>構成要素</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>ライセンス</translation>
    </message>
</context>
<context>
    <name>PictureColumn</name>
    <message>
        <source>Choose a receipt to see the picture of its moment beside what was sold.</source>
        <translation>レシートを選ぶと、会計の瞬間の画像と明細が並んで表示されます。</translation>
    </message>
    <message>
        <source>Time of sale</source>
        <translation>会計時刻</translation>
    </message>
    <message>
        <source>On the camera&apos;s clock</source>
        <translation>カメラの時計</translation>
    </message>
    <message>
        <source>Arrived in the POS cloud</source>
        <translation>POSクラウド到着</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Frame of this very moment</source>
        <translation>この瞬間の映像</translation>
    </message>
    <message>
        <source>Still from around this moment</source>
        <translation>この瞬間付近の静止画</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>レジ</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>レシート</translation>
    </message>
    <message>
        <source>Receipt No. %1</source>
        <translation>レシート No. %1</translation>
    </message>
    <message numerus="yes">
        <source>Frame of the very second, %Ln s before the sale</source>
        <translation>
            <numerusform>会計の%Ln秒前の映像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still from around %Ln s before the sale</source>
        <translation>
            <numerusform>会計の%Ln秒前付近の静止画</numerusform>
        </translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客数</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会員番号</translation>
    </message>
    <message>
        <source>First seen here</source>
        <translation>このアプリでの受信</translation>
    </message>
    <message>
        <source>Video of this moment</source>
        <translation>この瞬間の録画</translation>
    </message>
</context>
<context>
    <name>PictureControls</name>
    <message>
        <source>◀ Previous receipt</source>
        <translation>◀ 前の会計</translation>
    </message>
    <message>
        <source>Next receipt ▶</source>
        <translation>次の会計 ▶</translation>
    </message>
    <message>
        <source>Previous receipt</source>
        <translation>前の会計</translation>
    </message>
    <message>
        <source>Next receipt</source>
        <translation>次の会計</translation>
    </message>
    <message numerus="yes">
        <source>%Ln s before</source>
        <extracomment>Button: shows the picture of so many seconds before the sale</extracomment>
        <translation>
            <numerusform>%Ln秒前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Picture %Ln second(s) before the sale</source>
        <translation>
            <numerusform>会計の%Ln秒前の画像</numerusform>
        </translation>
    </message>
    <message>
        <source>Moment</source>
        <extracomment>Button: shows the picture of the moment of the sale</extracomment>
        <translation>会計の瞬間</translation>
    </message>
    <message>
        <source>Picture of the moment of the sale</source>
        <translation>会計の瞬間の画像</translation>
    </message>
    <message>
        <source>Ctrl+B changes between before and the moment</source>
        <translation>Ctrl+B で会計の前と瞬間を切り替えます</translation>
    </message>
    <message>
        <source>LIVE ▶</source>
        <translation>LIVE ▶</translation>
    </message>
    <message>
        <source>Back to the live picture</source>
        <translation>ライブ映像に戻る</translation>
    </message>
    <message>
        <source>Esc goes back to the live picture</source>
        <translation>Esc でライブ映像に戻ります</translation>
    </message>
    <message>
        <source>Time of the picture</source>
        <translation>映像の時刻</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>全画面表示を終了</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全画面表示</translation>
    </message>
    <message>
        <source>Leave full screen (Esc)</source>
        <translation>全画面表示を終了（Esc）</translation>
    </message>
    <message>
        <source>Full screen (F11, or double click on the picture)</source>
        <translation>全画面表示（F11、または映像をダブルクリック）</translation>
    </message>
</context>
<context>
    <name>PlaybackControls</name>
    <message>
        <source>One picture back</source>
        <translation>1コマ戻る</translation>
    </message>
    <message>
        <source>One picture back (, key)</source>
        <translation>1コマ戻る（, キー）</translation>
    </message>
    <message>
        <source>One picture forward</source>
        <translation>1コマ進む</translation>
    </message>
    <message>
        <source>One picture forward (. key)</source>
        <translation>1コマ進む（. キー）</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Pause (Space or K)</source>
        <translation>一時停止（スペースキー、K キー）</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>再生</translation>
    </message>
    <message>
        <source>Play (Space or K)</source>
        <translation>再生（スペースキー、K キー）</translation>
    </message>
    <message>
        <source>Speed %1 times</source>
        <extracomment>Speed of playing; %1 is a number such as 0.5 or 2</extracomment>
        <translation>再生速度 %1 倍</translation>
    </message>
    <message>
        <source>Speed %1 times (L: faster, J: backwards)</source>
        <extracomment>Speed of playing; %1 is a number such as 0.5 or 2</extracomment>
        <translation>再生速度 %1 倍（L キーで速く、J キーで逆再生）</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>繰り返し再生</translation>
    </message>
    <message>
        <source>Plays the marked span over and over, or else what happened around the moment</source>
        <translation>始点から終点まで（指定がなければ会計の前後）を繰り返し再生します</translation>
    </message>
</context>
<context>
    <name>QuarantineDialog</name>
    <message>
        <source>Rows that could not be read</source>
        <translation>読み取れなかった取引</translation>
    </message>
    <message>
        <source>The other receipts are not affected. A row leaves this list by itself when the POS service sends it again in a form that can be read. The copied list has no contents of receipts, so you can send it to the developers.</source>
        <translation>ほかの取引には影響ありません。POSサービスから読み取れる形で再送されると、この一覧から自動で消えます。コピーした一覧に取引の内容は含まれないため、そのまま開発者へ送れます。</translation>
    </message>
    <message>
        <source>As the POS service sent it (may hold customer data)</source>
        <translation>POSサービスから届いた内容（お客様の情報を含む場合があります）</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>一覧をコピー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Number at the service</source>
        <translation>取引番号</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>最初に受信した日時</translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>RawReceiptWindow</name>
    <message>
        <source>The journal holds no data of the POS cloud for this receipt.</source>
        <translation>この会計の元データは保存されていません。</translation>
    </message>
    <message>
        <source>This is what the POS cloud sent for this receipt, unchanged. It may hold data of customers.</source>
        <translation>POSクラウドから届いたこの会計のデータを、そのまま表示しています。お客様の情報が含まれることがあります。</translation>
    </message>
    <message>
        <source>Data of the POS cloud</source>
        <translation>POSクラウドのデータ</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Original data of the receipt</source>
        <translation>会計の元データ</translation>
    </message>
    <message>
        <source>Original data of receipt No. %1</source>
        <translation>会計 No. %1 の元データ</translation>
    </message>
</context>
<context>
    <name>ReceiptActions</name>
    <message>
        <source>Show the original receipt</source>
        <extracomment>Menu of a receipt: to the earlier receipt that this one cancels or refunds</extracomment>
        <translation>元の会計を見る</translation>
    </message>
    <message>
        <source>Show the refund</source>
        <extracomment>Menu of a receipt: to the later receipt that cancels or refunds this one</extracomment>
        <translation>返品の会計を見る</translation>
    </message>
    <message>
        <source>Show the original data…</source>
        <extracomment>Menu of a receipt: a window with what the POS cloud sent</extracomment>
        <translation>元データを表示…</translation>
    </message>
    <message>
        <source>Pinned</source>
        <extracomment>Button and menu of a receipt: its footage is kept however old it gets</extracomment>
        <translation>ピン留め中</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>ピン留め</translation>
    </message>
    <message>
        <source>The receipt and five minutes of video before and after it are kept, however old they get. Press to let go of them (Ctrl+D)</source>
        <translation>この会計と前後5分の映像を、古くなっても残しています。もう一度押すとピン留めを外します（Ctrl+D）</translation>
    </message>
    <message>
        <source>Keeps the receipt and five minutes of video before and after it, however old they get (Ctrl+D)</source>
        <translation>この会計と前後5分の映像を、古くなっても消さずに残します（Ctrl+D）</translation>
    </message>
    <message>
        <source>Printed in this picture (pause first)</source>
        <extracomment>Menu of a receipt, grey: the same while the video plays</extracomment>
        <translation>このコマがレシートの印字時刻（先に一時停止）</translation>
    </message>
    <message>
        <source>Printed in this picture…</source>
        <extracomment>Menu of a receipt: its paper comes out of the printer in the picture that is shown, which tells the clock offset</extracomment>
        <translation>このコマがレシートの印字時刻…</translation>
    </message>
</context>
<context>
    <name>ReceiptColumn</name>
    <message>
        <source>Show the receipts</source>
        <translation>レシートを表示</translation>
    </message>
    <message>
        <source>How much was found</source>
        <translation>見つかった件数と合計</translation>
    </message>
</context>
<context>
    <name>ReceiptLines</name>
    <message>
        <source>Tax included</source>
        <translation>内税</translation>
    </message>
    <message>
        <source>Tax added</source>
        <translation>外税</translation>
    </message>
    <message>
        <source>Tax %1 % included</source>
        <extracomment>%1 is a tax rate in percent; the tax is part of the prices</extracomment>
        <translation>内税 %1%</translation>
    </message>
    <message>
        <source>Tax %1 % added</source>
        <extracomment>%1 is a tax rate in percent; the tax came on top of the prices</extracomment>
        <translation>外税 %1%</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>レシート</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>No. %1</translation>
    </message>
    <message>
        <source>%1 ×%2</source>
        <extracomment>A product and how many of it were sold</extracomment>
        <translation>%1 ×%2</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Cash received</source>
        <translation>預かり金</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>釣り銭</translation>
    </message>
    <message>
        <source>Discounts and rounding</source>
        <translation>値引・端数調整</translation>
    </message>
    <message>
        <source>Discount on the total</source>
        <translation>合計からの値引き</translation>
    </message>
    <message>
        <source>Points used</source>
        <translation>ポイント利用</translation>
    </message>
    <message>
        <source>Coupon</source>
        <translation>クーポン</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>端数処理</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手数料</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>送料</translation>
    </message>
    <message>
        <source>Payments do not make the total</source>
        <extracomment>The sign before it is painted too; room for some 16 Japanese characters</extracomment>
        <translation>支払額が合計と不一致</translation>
    </message>
    <message>
        <source>Taxes of the lines do not add up</source>
        <translation>明細の税額が不一致</translation>
    </message>
    <message>
        <source>Lines do not make the total</source>
        <translation>明細の合計が不一致</translation>
    </message>
    <message>
        <source>Returned: %1</source>
        <extracomment>%1 is a product that was brought back</extracomment>
        <translation>返品: %1</translation>
    </message>
    <message>
        <source>Struck out: %1</source>
        <extracomment>%1 is a product that was struck out of the receipt</extracomment>
        <translation>取消: %1</translation>
    </message>
    <message>
        <source>Discount</source>
        <extracomment>Below a product of the receipt: what was taken off its price</extracomment>
        <translation>値引き</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差額</translation>
    </message>
</context>
<context>
    <name>ReceiptPanel</name>
    <message>
        <source>Receipt</source>
        <translation>レシート</translation>
    </message>
    <message>
        <source>More about this receipt</source>
        <extracomment>The button with three dots on the receipt</extracomment>
        <translation>この会計のその他の操作</translation>
    </message>
</context>
<context>
    <name>ReceiptSlip</name>
    <message>
        <source>Receipt</source>
        <translation>レシート</translation>
    </message>
</context>
<context>
    <name>ReceiptText</name>
    <message>
        <source>%1 ×%2</source>
        <extracomment>A product and how many of it were sold</extracomment>
        <translation>%1 ×%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <extracomment>The first product of a receipt, and how many further lines it has</extracomment>
        <translation>
            <numerusform>%1 ほか%Ln点</numerusform>
        </translation>
    </message>
    <message>
        <source>Refund: %1</source>
        <translation>返品: %1</translation>
    </message>
    <message>
        <source>Register %1</source>
        <translation>レジ %1</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>現金</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the ways of payment</comment>
        <translation>・</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>No. %1</translation>
    </message>
    <message>
        <source>In about a minute</source>
        <extracomment>In place of a thumbnail whose picture the camera&apos;s cloud has not got ready yet</extracomment>
        <translation>約1分後</translation>
    </message>
    <message>
        <source>No footage</source>
        <translation>録画なし</translation>
    </message>
    <message>
        <source>Not linked</source>
        <translation>未連携</translation>
    </message>
    <message>
        <source>Camera offline</source>
        <translation>カメラ オフライン</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>接続できません</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>ログアウト中</translation>
    </message>
    <message>
        <source>Not permitted</source>
        <translation>権限がありません</translation>
    </message>
    <message>
        <source>A little later</source>
        <translation>しばらくお待ちください</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>画像なし</translation>
    </message>
    <message>
        <source>The picture is being fetched.</source>
        <translation>画像を取得しています。</translation>
    </message>
    <message>
        <source>The still picture of the cloud will be ready in about a minute.</source>
        <translation>クラウドの静止画は約1分後に表示できます。</translation>
    </message>
    <message>
        <source>There is no footage of this moment. The camera may have been off, or its recordings of that time are gone.</source>
        <translation>この時刻の録画がありません。カメラが停止していたか、録画の保存期間を過ぎています。</translation>
    </message>
    <message>
        <source>Received %1&#x2003;Change %2</source>
        <extracomment>Cash handed over by the customer, and the change given back</extracomment>
        <translation>預かり %1&#x3000;釣銭 %2</translation>
    </message>
    <message>
        <source>Also: %1</source>
        <extracomment>In a found receipt: further products of it that have the words of the search</extracomment>
        <translation>ほか: %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between products</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>RecordCommand</name>
    <message>
        <source>Usage: regilens record [options]</source>
        <extracomment>First line of the help of a command.</extracomment>
        <translation>使い方: regilens record [オプション]</translation>
    </message>
    <message>
        <source>Records the linked cameras without opening a window, until it is ended. Links, sign-in and how much is kept are those that the program was given in its windows.</source>
        <translation>画面を開かずに、連携したカメラの映像を終了するまで保存します。連携、ログイン情報、保存する量は、通常のプログラムの画面で設定したものを使います。</translation>
    </message>
    <message>
        <source>Folder of the profile; else the usual one.</source>
        <translation>データフォルダー。指定しないと通常の場所を使います。</translation>
    </message>
    <message>
        <source>JSON file with other addresses of the clouds (see README).</source>
        <translation>接続先を変えるためのJSONファイル（READMEを参照）。</translation>
    </message>
    <message>
        <source>Language of the messages: ja or en.</source>
        <translation>メッセージの言語。jaまたはen。</translation>
    </message>
    <message>
        <source>Print this and end.</source>
        <translation>この説明を表示して終了します。</translation>
    </message>
    <message>
        <source>It ends in order on SIGTERM and on Ctrl+C.
Exit codes:
  0  it was ended
  1  the footage cannot be opened: another program records, its key is lost, or the key store or the disk refuses
  2  wrong options
  3  there is no profile
  4  no sign-in is remembered, or it has expired
  5  recording is switched off in the settings
</source>
        <translation>SIGTERMまたはCtrl+Cで正しく終了します。
終了コード:
  0  終了の指示を受けた
  1  映像の保存先を開けない（別のプログラムが保存中、鍵がない、キーストアまたはディスクのエラー）
  2  オプションの誤り
  3  データがない
  4  ログイン情報が保存されていない、または期限切れ
  5  設定で映像の保存がオフになっている
</translation>
    </message>
    <message>
        <source>Unexpected: %1</source>
        <translation>不明な引数: %1</translation>
    </message>
    <message>
        <source>--lang takes ja or en, not “%1”.</source>
        <translation>--langにはjaまたはenを指定してください（「%1」は使えません）。</translation>
    </message>
    <message>
        <source>Try: regilens record --help</source>
        <translation>説明を見るには: regilens record --help</translation>
    </message>
    <message>
        <source>There is no data of the program in %1 yet. Start the program, sign in and link cameras first.</source>
        <extracomment>%1 is a folder.</extracomment>
        <translation>%1にはまだデータがありません。先にプログラムを起動してログインし、カメラを連携してください。</translation>
    </message>
    <message>
        <source>Recording is switched off in the settings. Switch it on there, then start this again.</source>
        <translation>映像の保存が設定でオフになっています。設定でオンにしてから、もう一度実行してください。</translation>
    </message>
    <message>
        <source>No sign-in is remembered. Start the program and sign in, then start this again.</source>
        <translation>ログイン情報が保存されていません。プログラムを起動してログインしてから、もう一度実行してください。</translation>
    </message>
    <message>
        <source>Another copy of this program records into this profile already. End it first.</source>
        <translation>別のRegilensがすでにこのデータフォルダーに映像を保存しています。先にそちらを終了してください。</translation>
    </message>
    <message>
        <source>The recorded video cannot be read any more, because its key is no longer in the system&apos;s key store. Bring the key back, or begin anew under “Recorded video” in the program&apos;s settings.</source>
        <translation>保存した映像の暗号鍵がシステムのキーストアに見つからないため、映像を読み取れません。鍵を元に戻すか、プログラムの設定の「映像の保存」で新しく始めてください。</translation>
    </message>
    <message>
        <source>Recording into %1.</source>
        <extracomment>%1 is a folder.</extracomment>
        <translation>%1に映像を保存します。</translation>
    </message>
    <message>
        <source>No camera is linked to a register yet. Recording begins by itself when one is.</source>
        <translation>レジ端末と連携したカメラがまだありません。連携すると自動的に保存が始まります。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a camera, %2 a sentence.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: recording.</source>
        <extracomment>%1 is a camera.</extracomment>
        <translation>%1: 保存中です。</translation>
    </message>
    <message>
        <source>%1: waiting for its video.</source>
        <extracomment>%1 is a camera.</extracomment>
        <translation>%1: 映像を待っています。</translation>
    </message>
    <message>
        <source>%1: not recording.</source>
        <extracomment>%1 is a camera.</extracomment>
        <translation>%1: 保存していません。</translation>
    </message>
    <message>
        <source>Ended. %1 pieces of video were recorded.</source>
        <extracomment>%1 is how many pieces of video of some seconds each.</extracomment>
        <translation>終了しました。%1個の映像を保存しました。</translation>
    </message>
</context>
<context>
    <name>RecordingRow</name>
    <message>
        <source>Recording since %1</source>
        <extracomment>A camera; %1 is the time since when without a gap.</extracomment>
        <translation>%1から保存中</translation>
    </message>
    <message>
        <source>Waiting for the camera</source>
        <extracomment>A camera whose video does not come.</extracomment>
        <translation>カメラの映像待ち</translation>
    </message>
    <message>
        <source>Not recording</source>
        <extracomment>A camera.</extracomment>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Not linked any more</source>
        <translation>連携解除済み</translation>
    </message>
    <message>
        <source>Cannot be recorded</source>
        <extracomment>A camera.</extracomment>
        <translation>保存できません</translation>
    </message>
    <message>
        <source>No video yet</source>
        <translation>映像はまだありません</translation>
    </message>
    <message>
        <source>%1 in %2, from %3</source>
        <extracomment>What there is of a camera: %1 how long in all (&quot;2 d 4 h&quot;), %2 how large (&quot;1.2 GB&quot;), %3 the day and time of the oldest.</extracomment>
        <translation>%3から合計%1（%2）</translation>
    </message>
</context>
<context>
    <name>RecordingSection</name>
    <message>
        <source>Recorded video</source>
        <translation>映像の保存</translation>
    </message>
    <message>
        <source>The video of linked cameras is kept on this computer, encrypted, so that each receipt has its moment at once. When there is no more room, the oldest goes first.</source>
        <translation>連携したカメラの映像を暗号化してこのパソコンに保存し、会計の瞬間をすぐに見られるようにします。容量がいっぱいになると、古いものから順に消えます。</translation>
    </message>
    <message>
        <source>Delete all video</source>
        <translation>映像をすべて削除</translation>
    </message>
    <message>
        <source>Record linked cameras while this program runs</source>
        <translation>このプログラムの起動中、連携したカメラの映像を保存する</translation>
    </message>
    <message>
        <source>Keep at most</source>
        <translation>最大容量</translation>
    </message>
    <message>
        <source>and no longer than</source>
        <translation>保存日数</translation>
    </message>
    <message>
        <source>No camera is linked to a register yet, so nothing is recorded.</source>
        <translation>レジ端末と連携したカメラがまだないため、映像は保存されません。</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>新しく始める</translation>
    </message>
    <message>
        <source>No video is recorded. %1</source>
        <extracomment>%1 is a sentence that says why.</extracomment>
        <translation>映像は保存されていません。%1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>All recorded video was deleted.</source>
        <translation>保存した映像をすべて削除しました。</translation>
    </message>
    <message>
        <source>At the rate measured, %1 last about %2.</source>
        <extracomment>%1 is the room that is allowed (&quot;20 GB&quot;), %2 how long that lasts (&quot;3 d 4 h&quot;).</extracomment>
        <translation>これまでの映像の量では、%1で約%2を保存できます。</translation>
    </message>
    <message>
        <source>How many days that gives shows after the first minute of recording.</source>
        <translation>何日分を保存できるかは、保存を始めて1分ほどで表示されます。</translation>
    </message>
    <message>
        <source>Video that was recorded before stays until it is too old.</source>
        <translation>これまでに保存した映像は、保存日数を過ぎるまで残ります。</translation>
    </message>
    <message>
        <source>In use: %1.</source>
        <extracomment>%1 is an amount (&quot;1.2 GB&quot;).</extracomment>
        <translation>使用量：%1。</translation>
    </message>
    <message>
        <source>Delete the oldest video?</source>
        <translation>古い映像を削除しますか？</translation>
    </message>
    <message>
        <source>More video than that is kept now. What is too much is deleted at once. This cannot be undone.</source>
        <translation>現在、この設定より多くの映像が保存されています。超えた分は古いものからすぐに削除され、元に戻せません。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Delete all recorded video?</source>
        <translation>保存した映像をすべて削除しますか？</translation>
    </message>
    <message>
        <source>The video of all cameras is deleted from this computer. This cannot be undone. Pictures of receipts stay, and nothing is deleted in the camera&apos;s cloud. Recording goes on.</source>
        <translation>すべてのカメラの映像をこのパソコンから削除します。元に戻せません。レシートの画像は残り、カメラのクラウドからは何も削除されません。映像の保存は続きます。</translation>
    </message>
    <message>
        <source>Delete the video that cannot be read?</source>
        <translation>読み取れない映像を削除しますか？</translation>
    </message>
    <message>
        <source>Its key is no longer in the system&apos;s key store, and without it nobody can read the video. If you can bring the key store back, for example from a backup, do that instead. This cannot be undone.</source>
        <translation>映像の暗号鍵がシステムのキーストアになく、鍵がないと映像は誰にも読み取れません。バックアップなどからキーストアを元に戻せる場合は、そちらをお試しください。削除すると元に戻せません。</translation>
    </message>
    <message>
        <source>Delete and begin anew</source>
        <translation>削除して新しく始める</translation>
    </message>
    <message>
        <source> days</source>
        <extracomment>Behind a number of days.</extracomment>
        <translation> 日</translation>
    </message>
</context>
<context>
    <name>RetentionSection</name>
    <message>
        <source>How long receipts are kept</source>
        <translation>レシートの保存期間</translation>
    </message>
    <message>
        <source>Receipts that are older are deleted from this program with their pictures and are not fetched again. Nothing is deleted at the POS service.</source>
        <translation>期間を過ぎたレシートと画像をこのアプリから削除し、再び取得することもありません。POSサービスのデータは削除されません。</translation>
    </message>
    <message>
        <source>&amp;Keep for</source>
        <translation>保存期間(&amp;K)</translation>
    </message>
    <message>
        <source>Number of days</source>
        <translation>日数</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>Progress of the deletion</source>
        <translation>削除の進み具合</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Deleting: %1 of %2</source>
        <translation>削除しています: %1 / %2件</translation>
    </message>
    <message>
        <source>Deleting: %1</source>
        <translation>削除しています: %1件</translation>
    </message>
    <message>
        <source>The deletion was stopped, and receipts are kept without limit now. What was deleted before that is gone.</source>
        <translation>削除を中止し、保存期間を「無期限」に戻しました。それまでに削除したものは元に戻りません。</translation>
    </message>
    <message>
        <source>No receipt is deleted.</source>
        <translation>レシートは削除されません。</translation>
    </message>
    <message>
        <source>Receipts from before %1 and their pictures have been deleted, and each day what becomes too old.</source>
        <extracomment>%1 is a day.</extracomment>
        <translation>%1より前のレシートと画像は削除済みです。期間を過ぎたものは毎日自動で削除されます。</translation>
    </message>
    <message>
        <source>Counting the receipts from before %1…</source>
        <translation>%1より前のレシートを数えています…</translation>
    </message>
    <message>
        <source>There are no receipts from before %1. From now on, what becomes too old is deleted each day.</source>
        <translation>%1より前のレシートはありません。適用すると、期間を過ぎたものを毎日自動で削除します。</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln receipt(s)?</source>
        <translation>
            <numerusform>レシート%Ln件を削除しますか？</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete old receipts from now on?</source>
        <translation>今後、期間を過ぎたレシートを削除しますか？</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Without limit</source>
        <translation>無期限</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n年</numerusform>
        </translation>
    </message>
    <message>
        <source>A number of days…</source>
        <translation>日数を指定…</translation>
    </message>
    <message>
        <source> days</source>
        <extracomment>Behind the number of days in its field.</extracomment>
        <translation> 日</translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s) from before %1 and their pictures will be deleted; pinned ones stay:</source>
        <extracomment>%1 is a day; %Ln is how many receipts.</extracomment>
        <translation>
            <numerusform>%1より前のレシート%Ln件と画像を削除します（ピン留めしたものは残ります）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Receipts from before %1 and their pictures are deleted from this program, and from now on each day what becomes too old. Pinned receipts stay. What was deleted is not fetched again. This cannot be undone. Nothing is deleted at the POS service.</source>
        <extracomment>%1 is a day.</extracomment>
        <translation>%1より前のレシートと画像をこのアプリから削除し、今後も期間を過ぎたものを毎日削除します。ピン留めしたものは残ります。削除したものは再び取得されず、元に戻せません。POSサービスのデータは削除されません。</translation>
    </message>
</context>
<context>
    <name>SearchAmounts</name>
    <message>
        <source>¥ from</source>
        <translation>¥ 下限</translation>
    </message>
    <message>
        <source>¥ to</source>
        <translation>¥ 上限</translation>
    </message>
    <message>
        <source>Amount from</source>
        <translation>金額の下限</translation>
    </message>
    <message>
        <source>Amount to</source>
        <translation>金額の上限</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Search product, amount, staff, No.</source>
        <translation>商品・金額・担当・No.で検索</translation>
    </message>
    <message>
        <source>Search product, amount, No., payment</source>
        <translation>商品・金額・No.・支払で検索</translation>
    </message>
    <message>
        <source>Search receipts</source>
        <translation>レシートを検索</translation>
    </message>
    <message>
        <source>Ctrl+F goes here, Esc clears it</source>
        <translation>Ctrl+F でここに移動、Esc で消去します</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>絞り込み</translation>
    </message>
</context>
<context>
    <name>SearchChips</name>
    <message>
        <source>%1 (switched off)</source>
        <extracomment>A part of a search that finds nothing because it is switched off; %1: &quot;Staff: Sato&quot;</extracomment>
        <translation>%1（オフ）</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <extracomment>On the cross of a part of a search; %1: &quot;Kind: Refund&quot;</extracomment>
        <translation>%1 を外す</translation>
    </message>
    <message>
        <source>Switch it on in the settings</source>
        <translation>設定でオンにする</translation>
    </message>
</context>
<context>
    <name>SearchFilters</name>
    <message>
        <source>Cash</source>
        <translation>現金</translation>
    </message>
    <message>
        <source>Cashless</source>
        <translation>キャッシュレス</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種別</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>支払</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>レジ</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>レシート番号</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>絞り込みを解除</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>絞り込み</translation>
    </message>
</context>
<context>
    <name>SearchHours</name>
    <message>
        <source>Time of day from</source>
        <translation>時刻の始め</translation>
    </message>
    <message>
        <source>Time of day until</source>
        <translation>時刻の終わり</translation>
    </message>
</context>
<context>
    <name>SearchPeriod</name>
    <message>
        <source>Any time</source>
        <translation>すべての期間</translation>
    </message>
    <message>
        <source>Days from–to</source>
        <translation>日付を指定</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>From any day</source>
        <translation>開始日の指定なし</translation>
    </message>
    <message>
        <source>Until any day</source>
        <translation>終了日の指定なし</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>開始日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>終了日</translation>
    </message>
</context>
<context>
    <name>SearchScreen</name>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>並び順</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>新しい順</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>古い順</translation>
    </message>
    <message>
        <source>Largest amount</source>
        <translation>金額の大きい順</translation>
    </message>
    <message>
        <source>Smallest amount</source>
        <translation>金額の小さい順</translation>
    </message>
    <message>
        <source>Highest No.</source>
        <translation>番号の大きい順</translation>
    </message>
    <message>
        <source>Lowest No.</source>
        <translation>番号の小さい順</translation>
    </message>
    <message>
        <source>How much was found</source>
        <translation>見つかった件数と合計</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>見つかったもの</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
</context>
<context>
    <name>SearchSection</name>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search receipts by the name of the staff</source>
        <translation>担当者の名前でレシートを検索する</translation>
    </message>
    <message>
        <source>Off unless you need it: with it, all receipts of one person can be listed beside the pictures of the till, and that is watching an employee. Tell your staff before you switch it on, and follow the rules of your company.</source>
        <translation>必要なときだけオンにしてください。オンにすると、ひとりの担当者のレシートをレジの画像と並べて一覧できるため、従業員の監視にあたることがあります。オンにする前に従業員に伝え、会社の規則に従ってください。</translation>
    </message>
    <message>
        <source>On: a name in the search field finds the receipts of that person, as does “staff:name”.</source>
        <translation>オン: 検索欄に名前を入力すると、その担当者のレシートが見つかります。「担当:名前」でも検索できます。</translation>
    </message>
    <message>
        <source>Off: names of the staff find nothing, not even with “staff:name”. Receipts show the name all the same.</source>
        <translation>オフ: 担当者の名前では何も見つかりません（「担当:名前」でも同じです）。レシートには、これまでどおり担当者名が表示されます。</translation>
    </message>
</context>
<context>
    <name>SearchTallyText</name>
    <message numerus="yes">
        <source>%Ln receipt(s)</source>
        <extracomment>How many receipts a search has found</extracomment>
        <translation>
            <numerusform>%Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s) so far</source>
        <extracomment>How many receipts a search has found so far; it is still counting</extracomment>
        <translation>
            <numerusform>%Ln 件以上</numerusform>
        </translation>
    </message>
    <message>
        <source>%1…</source>
        <extracomment>A sum that is still growing</extracomment>
        <translation>%1…</translation>
    </message>
</context>
<context>
    <name>SearchTermText</name>
    <message>
        <source>%1–%2</source>
        <extracomment>Of a search: from %1 to %2, times, days or amounts</extracomment>
        <translation>%1〜%2</translation>
    </message>
    <message>
        <source>From %1</source>
        <extracomment>Of a search: a day and all after it</extracomment>
        <translation>%1から</translation>
    </message>
    <message>
        <source>Until %1</source>
        <extracomment>Of a search: a day and all before it</extracomment>
        <translation>%1まで</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <extracomment>Of a search: an amount of at least %1</extracomment>
        <translation>%1以上</translation>
    </message>
    <message>
        <source>%1 or less</source>
        <extracomment>Of a search: an amount of at most %1</extracomment>
        <translation>%1以下</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨日</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>過去7日</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>過去30日</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>今週</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>先週</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>今月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>先月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>昨年</translation>
    </message>
    <message>
        <source>“%1”</source>
        <extracomment>A word that is searched for</extracomment>
        <translation>「%1」</translation>
    </message>
    <message>
        <source>Amount, No. or code: %1</source>
        <extracomment>A number that is searched for as amount, receipt number, product code and part of a name</extracomment>
        <translation>金額・No.・コード: %1</translation>
    </message>
    <message>
        <source>Amount: %1</source>
        <translation>金額: %1</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>No. %1</translation>
    </message>
    <message>
        <source>Kind: %1</source>
        <translation>種別: %1</translation>
    </message>
    <message>
        <source>Payment: %1</source>
        <translation>支払: %1</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>現金</translation>
    </message>
    <message>
        <source>Cashless</source>
        <translation>キャッシュレス</translation>
    </message>
    <message>
        <source>Register: %1</source>
        <translation>レジ: %1</translation>
    </message>
    <message>
        <source>Staff: %1</source>
        <translation>担当: %1</translation>
    </message>
    <message>
        <source>Product: %1</source>
        <translation>商品: %1</translation>
    </message>
    <message>
        <source>Product code: %1</source>
        <translation>商品コード: %1</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>時刻: %1</translation>
    </message>
</context>
<context>
    <name>SecretEdit</name>
    <message>
        <source>Hide</source>
        <extracomment>Button inside a password field.</extracomment>
        <translation>非表示</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Hide what was typed</source>
        <translation>入力内容を隠す</translation>
    </message>
    <message>
        <source>Show what was typed</source>
        <translation>入力内容を表示する</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Camera account</source>
        <translation>カメラのアカウント</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>ログアウト</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <extracomment>Choice of language.</extracomment>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>ログインしていません</translation>
    </message>
    <message>
        <source>Signed in with an API key</source>
        <translation>APIキーでログイン中</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>ログアウトしますか？</translation>
    </message>
    <message>
        <source>The cameras are not shown until you sign in again. Links and receipts stay in this program.</source>
        <translation>もう一度ログインするまで、カメラは表示されません。連携設定とレシートはこのアプリに残ります。</translation>
    </message>
</context>
<context>
    <name>SignInCard</name>
    <message>
        <source>Camera – POS sign-in and linking</source>
        <translation>カメラ - POS 認証連携ポータル</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>メールアドレス</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>※ Please sign in with the owner account of the cameras you want to link.</source>
        <translation>※ 連携したいカメラのオーナーアカウントでログインしてください。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>ログイン</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>APIキー</translation>
    </message>
    <message>
        <source>Paste an API key that was made on Safie&apos;s page for the cameras you want to link.</source>
        <translation>連携したいカメラ用に Safie の画面で発行したAPIキーを貼り付けてください。</translation>
    </message>
    <message>
        <source>Sign in with this key</source>
        <translation>このキーでログイン</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>or</source>
        <extracomment>Between the ways to sign in.</extracomment>
        <translation>または</translation>
    </message>
    <message>
        <source>Sign in to Safie in the browser</source>
        <translation>ブラウザで Safie にログイン</translation>
    </message>
    <message>
        <source>Use an API key</source>
        <translation>APIキーを使う</translation>
    </message>
    <message>
        <source>Try it with the demo store</source>
        <translation>デモ店舗で試す</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>First time here?</source>
        <translation>はじめての方へ</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Caps Lock がオンになっています。</translation>
    </message>
</context>
<context>
    <name>SignInNotice</name>
    <message>
        <source>You will have to sign in again at the next start. %1</source>
        <extracomment>Above the pages; %1 says why and what to do. The button puts it away.</extracomment>
        <translation>次回の起動時に、もう一度ログインが必要になります。%1</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message>
        <source>Waiting for your sign-in in the browser. Come back here when it is done.</source>
        <translation>ブラウザでのログインを待っています。完了したらこの画面に戻ってください。</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>ログインしています</translation>
    </message>
    <message>
        <source>Looking for the saved sign-in. The system may ask you to unlock its key store.</source>
        <translation>保存済みのログイン情報を確認しています。システムからキーストアのロック解除を求められることがあります。</translation>
    </message>
</context>
<context>
    <name>SmaregiChecks</name>
    <message>
        <source>Smaregi&apos;s server</source>
        <translation>スマレジのサーバー</translation>
    </message>
    <message>
        <source>Smaregi&apos;s server answers</source>
        <translation>スマレジのサーバーに接続できました</translation>
    </message>
    <message>
        <source>Smaregi&apos;s server could not be asked</source>
        <translation>スマレジのサーバーに確認できませんでした</translation>
    </message>
    <message>
        <source>Contract ID, client ID and client secret</source>
        <translation>契約ID・クライアントID・クライアントシークレット</translation>
    </message>
    <message>
        <source>Contract ID and access token</source>
        <translation>契約IDとアクセストークン</translation>
    </message>
    <message>
        <source>Contract ID, client ID and client secret are correct</source>
        <translation>契約ID・クライアントID・クライアントシークレットは有効です</translation>
    </message>
    <message>
        <source>Contract ID and access token are correct</source>
        <translation>契約IDとアクセストークンは有効です</translation>
    </message>
    <message>
        <source>Registers cannot be listed without it. Add this scope to the app on “スマレジ・デベロッパーズ”, or type the terminal ID.</source>
        <translation>このままではレジ端末の一覧を取得できません。「スマレジ・デベロッパーズ」のアプリにこのスコープを追加するか、端末IDを直接入力してください。</translation>
    </message>
    <message>
        <source>Add this scope to the app on “スマレジ・デベロッパーズ” and save.</source>
        <translation>「スマレジ・デベロッパーズ」のアプリにこのスコープを追加し、保存してください。</translation>
    </message>
    <message>
        <source>%1: not known yet</source>
        <extracomment>%1 is a function of Smaregi, named as on its settings page.</extracomment>
        <translation>%1: 未確認</translation>
    </message>
    <message>
        <source>%1: on</source>
        <translation>%1: 利用する</translation>
    </message>
    <message>
        <source>%1: off</source>
        <translation>%1: 利用しない</translation>
    </message>
    <message>
        <source>Terminal %1</source>
        <translation>端末ID %1</translation>
    </message>
    <message>
        <source>Terminal ID %1 was found</source>
        <translation>端末ID %1 を確認しました</translation>
    </message>
    <message>
        <source>Terminal ID %1 is out of use</source>
        <translation>端末ID %1 は停止中です</translation>
    </message>
    <message>
        <source>Check that it is the right one, or put it into use on Smaregi&apos;s page.</source>
        <translation>端末IDを確認するか、スマレジの管理画面で利用を再開してください。</translation>
    </message>
    <message>
        <source>That is right for a new register. Else check the ID, or choose it from the list.</source>
        <translation>新しいレジ端末であれば問題ありません。そうでない場合は、端末IDを確認するか一覧から選んでください。</translation>
    </message>
    <message>
        <source>Terminal IDs with receipts: %1</source>
        <extracomment>%1 is a comma-separated list of terminal ids.</extracomment>
        <translation>レシートのある端末ID: %1</translation>
    </message>
    <message>
        <source>No receipt with terminal ID %1 was seen in the last days</source>
        <translation>端末ID %1 のレシートは、直近では見つかりませんでした</translation>
    </message>
    <message>
        <source>This contract has no terminal ID %1</source>
        <translation>この契約に端末ID %1 はありません</translation>
    </message>
    <message>
        <source>Choose it from the list.</source>
        <translation>一覧から選んでください。</translation>
    </message>
    <message>
        <source>The camera cannot be linked</source>
        <translation>このカメラは連携できません</translation>
    </message>
    <message>
        <source>The camera is linked to %1 too</source>
        <extracomment>%1 is a list of registers.</extracomment>
        <translation>このカメラは %1 とも連携しています</translation>
    </message>
    <message>
        <source>That is allowed: both registers show its picture.</source>
        <translation>このまま追加できます。どちらのレジ端末にもこのカメラの映像が表示されます。</translation>
    </message>
    <message>
        <source>The camera is offline</source>
        <translation>カメラがオフラインです</translation>
    </message>
    <message>
        <source>It can be linked. Check that it has power and a network connection.</source>
        <translation>連携はできます。カメラの電源とネットワーク接続を確認してください。</translation>
    </message>
    <message>
        <source>The camera is not linked yet</source>
        <translation>カメラは未連携です</translation>
    </message>
    <message>
        <source>Permission in the browser</source>
        <translation>ブラウザでの許可</translation>
    </message>
    <message>
        <source>Contract %1 was allowed in the browser</source>
        <translation>契約 %1 の利用がブラウザで許可されました</translation>
    </message>
    <message>
        <source>Registers cannot be listed without it. Sign in again as somebody who may see the stores, or type the terminal ID.</source>
        <translation>このままではレジ端末の一覧を表示できません。店舗を参照できるユーザーでログインし直すか、端末IDを直接入力してください。</translation>
    </message>
    <message>
        <source>Sign in again as somebody who may see the transactions, for example the owner.</source>
        <translation>取引を参照できるユーザー (オーナーなど) でログインし直してください。</translation>
    </message>
</context>
<context>
    <name>SmaregiSignIn</name>
    <message>
        <source>Sign in again in the browser</source>
        <translation>ブラウザでもう一度ログイン</translation>
    </message>
    <message>
        <source>Sign in to Smaregi in the browser</source>
        <translation>ブラウザでスマレジにログイン</translation>
    </message>
    <message>
        <source>Waiting for your consent in the browser. Sign in to Smaregi there and allow the connection.</source>
        <translation>ブラウザでの許可を待っています。スマレジにログインして、連携を許可してください。</translation>
    </message>
</context>
<context>
    <name>StartProblem</name>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>%1

File: %2</source>
        <extracomment>%1 is a sentence about what is wrong, %2 the path of a file.</extracomment>
        <translation>%1

ファイル: %2</translation>
    </message>
    <message>
        <source>Regilens cannot start</source>
        <translation>Regilens を起動できません</translation>
    </message>
    <message>
        <source>%1
Missing space: %2</source>
        <extracomment>%1 is the text above, %2 a size: &quot;3.1 GB&quot;.</extracomment>
        <translation>%1
不足している容量: %2</translation>
    </message>
</context>
<context>
    <name>StatusModel</name>
    <message>
        <source>%1: %2</source>
        <extracomment>Status line; %1 is a cloud (&quot;Smaregi&quot;), %2 two or three words (&quot;No connection&quot;).</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <extracomment>Status line; %1 is a cloud (&quot;Smaregi&quot;).</extracomment>
        <translation>%1 読み込み中</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <source>No camera yet</source>
        <translation>カメラがありません</translation>
    </message>
    <message numerus="yes">
        <source>%n camera(s) connected</source>
        <extracomment>Status line.</extracomment>
        <translation>
            <numerusform>カメラ %n台 接続中</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline: %1</source>
        <extracomment>Tool tip; %1 is a list of cameras.</extracomment>
        <translation>オフライン: %1</translation>
    </message>
    <message>
        <source>%1 of %2 cameras connected</source>
        <translation>カメラ %2台中%1台 接続中</translation>
    </message>
    <message>
        <source>Signed in with an API key</source>
        <translation>APIキーでログイン中</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>One of several contracts of a POS service: %1 service, %2 shop.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n contract(s) in sync</source>
        <extracomment>Status line: contracts whose receipts are fetched well.</extracomment>
        <translation>
            <numerusform>%n件の契約を同期中</numerusform>
        </translation>
    </message>
    <message>
        <source>%1
Last fetched: %2</source>
        <extracomment>Tool tip: %1 what is wrong and what to do, %2 day and time.</extracomment>
        <translation>%1
最終取得: %2</translation>
    </message>
    <message>
        <source>Last fetched: %1</source>
        <translation>最終取得: %1</translation>
    </message>
    <message>
        <source>%1: catching up, %2 behind</source>
        <extracomment>Status line; %1 is a cloud, %2 how long (&quot;3 h&quot;): the receipts of that time are being fetched.</extracomment>
        <translation>%1: %2遅れ（取得中）</translation>
    </message>
    <message>
        <source>%1
The past is being fetched: %2 of %3 days</source>
        <extracomment>Tool tip: %1 another sentence, %2 of %3 days.</extracomment>
        <translation>%1
過去の取引を取得中: %3日分のうち%2日分</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) could not be read.</source>
        <translation>
            <numerusform>読み取れなかった取引が%Ln件あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Version %1 is there</source>
        <extracomment>Status line: there is a newer version of the program.</extracomment>
        <translation>新しいバージョン %1 があります</translation>
    </message>
    <message>
        <source>It mends something important; please install it soon.</source>
        <translation>重要な修正が含まれています。お早めに更新してください。</translation>
    </message>
</context>
<context>
    <name>SyncRow</name>
    <message>
        <source>Fetch now</source>
        <translation>今すぐ取得</translation>
    </message>
    <message>
        <source>Last fetched</source>
        <translation>最終取得</translation>
    </message>
    <message>
        <source>Behind the POS service</source>
        <translation>POSサービスからの遅れ</translation>
    </message>
    <message>
        <source>Fetched since the start</source>
        <translation>起動後に取得</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>読み取れなかった取引</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>一覧を表示</translation>
    </message>
    <message>
        <source>Past receipts</source>
        <translation>過去の取引</translation>
    </message>
    <message>
        <source>Fetch receipts since</source>
        <translation>取得を始める日</translation>
    </message>
    <message>
        <source>Progress of the past receipts</source>
        <translation>過去の取引の取得状況</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A contract: %1 POS service, %2 its number.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%1 %2（%3）</translation>
    </message>
    <message>
        <source>Stopped</source>
        <extracomment>State of a contract.</extracomment>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>再試行中</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>読み込み中</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>遅れを取得中</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>When something happened: %1 &quot;12 s ago&quot;, %2 day and time.</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>まだありません</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>まだわかりません</translation>
    </message>
    <message>
        <source>No</source>
        <extracomment>Not behind the POS service.</extracomment>
        <translation>なし</translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s)</source>
        <translation>
            <numerusform>%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Resume fetching the past</source>
        <translation>過去の取引の取得を再開</translation>
    </message>
    <message>
        <source>Pause fetching the past</source>
        <translation>過去の取引の取得を一時停止</translation>
    </message>
    <message>
        <source>All receipts since %1 are here.</source>
        <extracomment>%1 is a day.</extracomment>
        <translation>%1以降の取引はすべて取得済みです。</translation>
    </message>
    <message>
        <source>Paused. %1 of %2 days are here.</source>
        <extracomment>Progress: %1 of %2 days.</extracomment>
        <translation>一時停止中です。%2日分のうち%1日分を取得済みです。</translation>
    </message>
    <message>
        <source>%1 of %2 days are here, %3 receipts so far.</source>
        <extracomment>Progress: %1 of %2 days, %3 receipts.</extracomment>
        <translation>%2日分のうち%1日分を取得済み（これまでに%3件）</translation>
    </message>
    <message>
        <source>%1 of %2 days are here, %3 receipts so far. About %4 left.</source>
        <extracomment>Progress: %1 of %2 days, %3 receipts, %4 &quot;3 min&quot;.</extracomment>
        <translation>%2日分のうち%1日分を取得済み（これまでに%3件）。残り約%4です。</translation>
    </message>
</context>
<context>
    <name>SyncSection</name>
    <message>
        <source>Receiving receipts</source>
        <translation>取引の取得</translation>
    </message>
    <message>
        <source>New receipts come by themselves. Choose for each contract how far back the past ones are fetched.</source>
        <translation>新しい取引は自動で取得されます。過去の取引をどこまで取得するかは、契約ごとに選べます。</translation>
    </message>
    <message>
        <source>No register is linked yet, so no receipts are fetched.</source>
        <translation>連携しているレジ端末がないため、取引は取得していません。</translation>
    </message>
</context>
<context>
    <name>SyncText</name>
    <message>
        <source>%1 s</source>
        <extracomment>How long; seconds, in short.</extracomment>
        <translation>%1秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>How long; minutes, in short.</extracomment>
        <translation>%1分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>How long; hours, in short.</extracomment>
        <translation>%1時間</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>how long</comment>
        <translation>
            <numerusform>%n日</numerusform>
        </translation>
    </message>
    <message>
        <source>Last 3 months</source>
        <translation>過去3か月</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>過去1年</translation>
    </message>
    <message>
        <source>Last 3 years</source>
        <translation>過去3年</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Since a date</source>
        <translation>日付を指定</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>過去30日</translation>
    </message>
    <message>
        <source>It has no number.</source>
        <translation>取引番号がありません。</translation>
    </message>
    <message>
        <source>The amount of a payment cannot be read.</source>
        <translation>支払金額を読み取れません。</translation>
    </message>
    <message>
        <source>The amount of a tax cannot be read.</source>
        <translation>税額を読み取れません。</translation>
    </message>
    <message>
        <source>The amount or quantity of an item cannot be read.</source>
        <translation>明細の金額または数量を読み取れません。</translation>
    </message>
    <message>
        <source>The items are missing.</source>
        <translation>明細がありません。</translation>
    </message>
    <message>
        <source>The time of the sale cannot be read.</source>
        <translation>販売日時を読み取れません。</translation>
    </message>
    <message>
        <source>The total cannot be read.</source>
        <translation>合計金額を読み取れません。</translation>
    </message>
    <message>
        <source>It has more than one currency.</source>
        <translation>複数の通貨が混在しています。</translation>
    </message>
    <message>
        <source>It is in a form that this program does not know.</source>
        <translation>このプログラムが対応していない形式です。</translation>
    </message>
</context>
<context>
    <name>TerminalPicker</name>
    <message>
        <source>Choose a register</source>
        <translation>レジ端末を選択</translation>
    </message>
    <message>
        <source>Part of the ID, name or number</source>
        <translation>端末ID・名前・識別番号の一部</translation>
    </message>
    <message>
        <source>Find a register</source>
        <translation>レジ端末を検索</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Choose</source>
        <extracomment>Button: takes the terminal that is marked in the list.</extracomment>
        <translation>選択</translation>
    </message>
    <message>
        <source>Terminal ID</source>
        <translation>端末ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Identification number</source>
        <translation>識別番号</translation>
    </message>
    <message>
        <source>App version</source>
        <translation>アプリのバージョン</translation>
    </message>
    <message>
        <source>%1 (out of use)</source>
        <extracomment>A register in a list; %1 is its name.</extracomment>
        <translation>%1（停止中）</translation>
    </message>
    <message>
        <source>No register is known yet. Type its terminal ID.</source>
        <translation>レジ端末の一覧はまだありません。端末IDを直接入力してください。</translation>
    </message>
    <message>
        <source>No register matches what you typed.</source>
        <translation>入力した文字を含むレジ端末はありません。</translation>
    </message>
    <message>
        <source>These are the registers with receipts in the last days. For another one, type its terminal ID.</source>
        <translation>直近にレシートのあるレジ端末の一覧です。ほかのレジ端末は、端末IDを入力してください。</translation>
    </message>
    <message>
        <source>Store %1</source>
        <extracomment>In a list of registers without names; %1 is a store&apos;s id or name.</extracomment>
        <translation>店舗 %1</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>レジ端末の一覧</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline of the day</source>
        <translation>1日のタイムライン</translation>
    </message>
    <message>
        <source>Video on this computer</source>
        <translation>このパソコンに映像があります</translation>
    </message>
    <message>
        <source>Video in the camera&apos;s cloud only</source>
        <translation>カメラのクラウドにのみ映像があります</translation>
    </message>
    <message>
        <source>No video</source>
        <translation>映像はありません</translation>
    </message>
    <message>
        <source>No video on this computer</source>
        <translation>このパソコンに映像はありません</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>ライブ</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>Where the timeline is; %1 is a time, %2 says what there is: &quot;Video on this computer&quot;</extracomment>
        <translation>%1、%2</translation>
    </message>
</context>
<context>
    <name>TokenDialog</name>
    <message>
        <source>Link with an API token</source>
        <translation>APIトークンで連携</translation>
    </message>
    <message>
        <source>Paste the API token that Ubiregi issued for your account.</source>
        <translation>ユビレジで発行したアカウントのAPIトークンを貼り付けてください。</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>APIトークン</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>連携</translation>
    </message>
    <message>
        <source>Asking Ubiregi</source>
        <translation>ユビレジに確認しています</translation>
    </message>
</context>
<context>
    <name>VideoView</name>
    <message>
        <source>Camera picture</source>
        <translation>カメラの映像</translation>
    </message>
</context>
<context>
    <name>WaitBar</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
</TS>
