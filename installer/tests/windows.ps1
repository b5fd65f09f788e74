# The proof on Windows itself, for the workflow: install without questions, make the practice
# building, issue a month and print it, start, refuse while it is open, close with a copy, open a
# file by its kind, install over it, remove; the data stay. NOT YET RUN.
$ErrorActionPreference = 'Stop'
$setup = (Get-ChildItem Bestuurskamer-*-setup.exe).FullName
$placed = Join-Path $env:LOCALAPPDATA 'Programs\Bestuurskamer'
$data = Join-Path $env:LOCALAPPDATA 'Bestuurskamer'

function Install([int] $wanted) {
  $code = (Start-Process $setup '/S' -Wait -PassThru).ExitCode
  if ($code -ne $wanted) { throw "the installer answered $code, not $wanted" }
}

Install 0
if (-not (Test-Path "$placed\Bestuurskamer.exe")) { throw 'nothing was placed' }

# The main job without a screen: the practice building, a month issued, everything printed.
$env:QT_QPA_PLATFORM = 'offscreen'
$job = Start-Process "$placed\Bestuurskamer.exe" '--demo', '--folder', "$PWD\job" -Wait -PassThru
Remove-Item Env:QT_QPA_PLATFORM
if ($job.ExitCode -ne 0) { throw "the main job answered $($job.ExitCode)" }
$papers = (Get-ChildItem "$PWD\job\facturen\*.pdf").Count
if ($papers -lt 50) { throw "a month was not issued and printed: $papers papers" }

$program = Start-Process "$placed\Bestuurskamer.exe" '--demo' -PassThru
$left = 120
while (-not (Get-ChildItem "$data\oefenen\*.bestuurskamer" -ErrorAction SilentlyContinue)) {
  $left = $left - 1
  if ($left -lt 0) { throw 'no practice building came' }
  Start-Sleep 1
}
Start-Sleep 10
Install 4
$program.CloseMainWindow() | Out-Null
if (-not $program.WaitForExit(90000)) { throw 'the program did not close' }
if (-not (Get-ChildItem "$data\oefenen\kopieen\*.bestuurskamer")) { throw 'no copy was made' }

$kind = (Get-Item 'HKCU:\Software\Classes\.bestuurskamer').GetValue('')
$open = (Get-Item "HKCU:\Software\Classes\$kind\shell\open\command").GetValue('')
if ($open -ne "`"$placed\Bestuurskamer.exe`" `"%1`"") { throw "the file type opens with: $open" }

Set-Content "$placed\_internal\verouderd" 'old'
Install 0
if (Test-Path "$placed\_internal\verouderd") { throw 'a file of the old version stayed' }

$before = Get-ChildItem $data -Recurse -File | Get-FileHash
Start-Process "$placed\verwijderen.exe" '/S' -Wait
$left = 60
while (Test-Path $placed) {
  $left = $left - 1
  if ($left -lt 0) { throw 'the program folder stayed' }
  Start-Sleep 1
}
$after = Get-ChildItem $data -Recurse -File | Get-FileHash
if (Compare-Object $before.Hash $after.Hash) { throw 'the data changed by removing' }
Write-Output 'All of it passed.'
