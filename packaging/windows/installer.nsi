; Installs Outro for one user, without an administrator, and removes it again. What the person
; wrote into Outro lies in %APPDATA%\outro, which is touched by neither.
;
; makensis -DID=... -DOWNER=... -DVERSION=1.2.3 -DFILES=... -DICON=... -DOUT=... installer.nsi

Unicode true
; As the program itself.
Target amd64-unicode
!include MUI2.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"

Name "Outro"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Outro"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
ManifestDPIAware true
SetCompressor /SOLID lzma
BrandingText "Outro ${VERSION}"

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=1033 "ProductName" "Outro"
VIAddVersionKey /LANG=1033 "FileDescription" "Installs Outro"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "LegalCopyright" "The Outro authors, MIT or Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\outro.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open Outro"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Outro is removed from this computer. Your cases stay in $APPDATA\outro."
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; A program that runs cannot be written over. It is asked for until it is closed.
!macro WaitUntilClosed
    ${Do}
        ${IfNot} ${FileExists} "$INSTDIR\outro.exe"
            ${Break}
        ${EndIf}
        ClearErrors
        FileOpen $0 "$INSTDIR\outro.exe" a
        ${IfNot} ${Errors}
            FileClose $0
            ${Break}
        ${EndIf}
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION \
            "Outro is open. Close its window, then press Retry. Nothing is lost by closing it." \
            /SD IDCANCEL IDRETRY +2
        Abort "Outro is still open. Nothing was changed."
    ${Loop}
!macroend

Section
    !insertmacro WaitUntilClosed
    SetOutPath "$INSTDIR"
    File "${FILES}/outro.exe"
    File "${FILES}/outro.com"
    File "${FILES}/README.txt"
    File "${FILES}/LICENSE-MIT.txt"
    File "${FILES}/LICENSE-APACHE.txt"
    File "${FILES}/OFL.txt"
    File "${FILES}/LICENCES-OF-OTHERS.txt"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortCut "$SMPROGRAMS\Outro.lnk" "$INSTDIR\outro.exe"
    WriteRegStr HKCU "${KEY}" "DisplayName" "Outro"
    WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\outro.exe"
    WriteRegStr HKCU "${KEY}" "Publisher" "The Outro authors"
    WriteRegStr HKCU "${KEY}" "URLInfoAbout" "https://github.com/${OWNER}/outro"
    WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
    !insertmacro WaitUntilClosed
    Delete "$INSTDIR\outro.exe"
    Delete "$INSTDIR\outro.com"
    Delete "$INSTDIR\README.txt"
    Delete "$INSTDIR\LICENSE-MIT.txt"
    Delete "$INSTDIR\LICENSE-APACHE.txt"
    Delete "$INSTDIR\OFL.txt"
    Delete "$INSTDIR\LICENCES-OF-OTHERS.txt"
    Delete "$INSTDIR\uninstall.exe"
    ; Whatever else lies there is somebody else's, and keeps the folder.
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\Outro.lnk"
    DeleteRegKey HKCU "${KEY}"
SectionEnd
