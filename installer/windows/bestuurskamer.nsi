; Bestuurskamer for Windows: for this user alone, Dutch first, and the data are never touched.
; makensis -DVERSION=… -DSTAGE=(frozen folder) -DSIGNS=(icons) -DOUT=(file) bestuurskamer.nsi
; Exit codes: 3 this Windows is too old or 32-bit, 4 the program is open.
Unicode true
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all

!define APP "Bestuurskamer"
!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!define KIND "${APP}.gegevens"
!define ENDING ".bestuurskamer"

Name "${APP}"
OutFile "${OUT}"
BrandingText "${APP} ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\${APP}"
InstallDirRegKey HKCU "Software\${APP}" "Folder"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1043 "ProductName" "${APP}"
VIAddVersionKey /LANG=1043 "CompanyName" "${APP}"
VIAddVersionKey /LANG=1043 "FileDescription" "${APP} plaatsen"
VIAddVersionKey /LANG=1043 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1043 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1043 "LegalCopyright" "MIT"

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

!define MUI_ICON "${SIGNS}/bestuurskamer.ico"
!define MUI_UNICON "${SIGNS}/bestuurskamer.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIGNS}/welkom.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIGNS}/welkom.bmp"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_WINDOWTITLE "Taal / Language"
!define MUI_LANGDLL_INFO "Kies een taal. / Choose a language."
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\${APP}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"

!define MUI_WELCOMEPAGE_TITLE "$(HelloTitle)"
!define MUI_WELCOMEPAGE_TEXT "$(HelloText)"
!insertmacro MUI_PAGE_WELCOME
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(WhereText)"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(ReadyTitle)"
!define MUI_FINISHPAGE_TEXT "$(ReadyText)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${APP}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(RunText)"
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(GoneText)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "Dutch"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString HelloTitle ${LANG_DUTCH} "Bestuurskamer plaatsen"
LangString HelloTitle ${LANG_ENGLISH} "Set up Bestuurskamer"
LangString HelloText ${LANG_DUTCH} "Hiermee zet u Bestuurskamer ${VERSION} op deze computer, alleen voor uzelf. U hebt er geen beheerder en geen internet voor nodig.$\r$\n$\r$\nStaat er al een oudere versie? Dan wordt die vernieuwd. Uw gegevens blijven staan waar ze staan. Het programma maakt eerst een gecontroleerde kopie als het ze moet bijwerken.$\r$\n$\r$\nSluit Bestuurskamer voordat u verdergaat."
LangString HelloText ${LANG_ENGLISH} "This puts Bestuurskamer ${VERSION} on this computer, for you alone. No administrator and no internet are needed.$\r$\n$\r$\nIf an older version is here, it is renewed. Your data stay where they are. The program makes a checked copy first when it has to bring them up to date.$\r$\n$\r$\nClose Bestuurskamer before you go on."
LangString WhereText ${LANG_DUTCH} "Het programma komt in deze map. U hoeft niets te veranderen. Uw gegevens komen ergens anders: in $LOCALAPPDATA\${APP}."
LangString WhereText ${LANG_ENGLISH} "The program goes into this folder. You need not change anything. Your data go elsewhere: into $LOCALAPPDATA\${APP}."
LangString ReadyTitle ${LANG_DUTCH} "Bestuurskamer staat klaar"
LangString ReadyTitle ${LANG_ENGLISH} "Bestuurskamer is ready"
LangString ReadyText ${LANG_DUTCH} "U vindt het programma in het menu Start en op het bureaublad.$\r$\n$\r$\nEen gegevensbestand met de naam ….bestuurskamer opent u met dubbelklikken."
LangString ReadyText ${LANG_ENGLISH} "You find the program in the Start menu and on the desktop.$\r$\n$\r$\nA data file named ….bestuurskamer opens with a double click."
LangString RunText ${LANG_DUTCH} "Bestuurskamer nu starten"
LangString RunText ${LANG_ENGLISH} "Start Bestuurskamer now"
LangString StillOpen ${LANG_DUTCH} "Bestuurskamer staat nog open. Sluit het programma en probeer het opnieuw.$\r$\n$\r$\nEr is niets veranderd."
LangString StillOpen ${LANG_ENGLISH} "Bestuurskamer is still open. Close the program and try again.$\r$\n$\r$\nNothing was changed."
LangString GoneText ${LANG_DUTCH} "Het programma gaat van deze computer. Uw gegevens en reservekopieën blijven staan in $LOCALAPPDATA\${APP}."
LangString GoneText ${LANG_ENGLISH} "The program goes from this computer. Your data and copies stay in $LOCALAPPDATA\${APP}."
LangString DataStay ${LANG_DUTCH} "Bestuurskamer is verwijderd. Uw gegevens en reservekopieën staan nog in:$\r$\n$\r$\n$LOCALAPPDATA\${APP}"
LangString DataStay ${LANG_ENGLISH} "Bestuurskamer is removed. Your data and copies are still in:$\r$\n$\r$\n$LOCALAPPDATA\${APP}"
LangString FileKind ${LANG_DUTCH} "Gegevensbestand van Bestuurskamer"
LangString FileKind ${LANG_ENGLISH} "Data file of Bestuurskamer"

; A program that is open cannot be written to.
!macro RefuseWhileOpen
  ${If} ${FileExists} "$INSTDIR\${APP}.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\${APP}.exe" a
    ${If} ${Errors}
      MessageBox MB_ICONEXCLAMATION|MB_OK "$(StillOpen)" /SD IDOK
      SetErrorLevel 4
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; In .onInit a language that somebody chooses does not count yet: so it is said in both, unasked.
!define TOO_OLD_NL "Bestuurskamer heeft Windows 10 of nieuwer nodig, in de 64-bits vorm. Op deze computer kan het niet werken. Er is niets veranderd."
!define TOO_OLD_EN "Bestuurskamer needs Windows 10 or newer, the 64-bit kind. It cannot work on this computer. Nothing was changed."

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_ICONSTOP|MB_OK "${TOO_OLD_NL}$\r$\n$\r$\n${TOO_OLD_EN}" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  StrCpy $LANGUAGE ${LANG_DUTCH}
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Section
  SetShellVarContext current
  !insertmacro RefuseWhileOpen
  RMDir /r "$INSTDIR\_internal" ; nothing of an older version stays between the new files
  SetOutPath "$INSTDIR"
  File /r "${STAGE}/*.*"
  WriteUninstaller "$INSTDIR\verwijderen.exe"
  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\${APP}.exe"
  CreateShortcut "$DESKTOP\${APP}.lnk" "$INSTDIR\${APP}.exe"

  WriteRegStr HKCU "Software\${APP}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\${ENDING}" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "$(FileKind)"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\${APP}.exe,0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\${APP}.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "${LISTED}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LISTED}" "Publisher" "${APP}"
  WriteRegStr HKCU "${LISTED}" "DisplayIcon" "$INSTDIR\${APP}.exe"
  WriteRegStr HKCU "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "UninstallString" '"$INSTDIR\verwijderen.exe"'
  WriteRegStr HKCU "${LISTED}" "QuietUninstallString" '"$INSTDIR\verwijderen.exe" /S'
  WriteRegDWORD HKCU "${LISTED}" "NoModify" 1
  WriteRegDWORD HKCU "${LISTED}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${LISTED}" "EstimatedSize" $0
SectionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro RefuseWhileOpen
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${APP}.exe"
  Delete "$INSTDIR\verwijderen.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${APP}.lnk"
  Delete "$DESKTOP\${APP}.lnk"
  DeleteRegKey HKCU "${LISTED}"
  DeleteRegKey HKCU "Software\${APP}"
  DeleteRegKey HKCU "Software\Classes\${ENDING}"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  MessageBox MB_ICONINFORMATION|MB_OK "$(DataStay)" /SD IDOK
SectionEnd
