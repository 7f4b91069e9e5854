; The installer for Windows: for one user, without rights, Vietnamese or English. The library is not in the program's folder,
; so an upgrade and an uninstall leave it as it is.
; makensis -DVERSION=0.1.0 -DNUMBER=0.1.0.0 -DFILES=folder -DOUT=file.exe -DKB=kilobytes -DICON=file.ico setup.nsi

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetDateSave off
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
CRCCheck force
; A file that cannot be written ends the setup, a silent one too, which would otherwise leave it out and say that all is well.
AllowSkipFiles off

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh

!define NAME "Sổ tay Báo cáo viên"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\SotayBaocaovien"
!define CLASSES "Software\Classes"
!define PROGRAM "baocaovien.exe"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\SotayBaocaovien"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${NUMBER}"
VIAddVersionKey /LANG=1066 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1066 "FileDescription" "${NAME}"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_WINDOWTITLE "${NAME}"
!define MUI_LANGDLL_INFO "Cài đặt bằng tiếng nào? (language)"
!define MUI_COMPONENTSPAGE_NODESC ; their names say what they are, and have the room
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "$(RunNow)"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(LibraryStays)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"

LangString RunNow ${LANG_VIETNAMESE} "Mở Sổ tay Báo cáo viên"
LangString RunNow ${LANG_ENGLISH} "Open ${NAME}"
LangString LibraryStays ${LANG_VIETNAMESE} "Chương trình sẽ được gỡ. Thư viện của bạn (bài, đề cương, buổi tuyên truyền, bản sao lưu) vẫn còn ở $LOCALAPPDATA\baocaovien."
LangString LibraryStays ${LANG_ENGLISH} "The program will be removed. Your library (articles, outlines, sessions, backups) stays in $LOCALAPPDATA\baocaovien."
LangString TooOld ${LANG_VIETNAMESE} "Chương trình cần Windows 10 hoặc 11. Máy này dùng bản Windows cũ hơn nên không cài được."
LangString TooOld ${LANG_ENGLISH} "The program needs Windows 10 or 11. This machine has an older one."
LangString StillOpen ${LANG_VIETNAMESE} "Sổ tay Báo cáo viên đang mở. Hãy đóng cửa sổ của nó rồi bấm Thử lại."
LangString StillOpen ${LANG_ENGLISH} "${NAME} is open. Close its window, then choose Retry."
LangString MainPart ${LANG_VIETNAMESE} "Chương trình"
LangString MainPart ${LANG_ENGLISH} "Program"
LangString DesktopPart ${LANG_VIETNAMESE} "Biểu tượng trên màn hình nền"
LangString DesktopPart ${LANG_ENGLISH} "Icon on the desktop"
LangString OpenPart ${LANG_VIETNAMESE} "«Mở bằng» cho tệp Word, PDF"
LangString OpenPart ${LANG_ENGLISH} "“Open with” for Word and PDF files"
LangString CompatiblePart ${LANG_VIETNAMESE} "Chế độ tương thích, cho máy không có OpenGL"
LangString CompatiblePart ${LANG_ENGLISH} "Compatibility mode, for machines without OpenGL"
LangString SessionsFile ${LANG_VIETNAMESE} "Các buổi tuyên truyền"
LangString SessionsFile ${LANG_ENGLISH} "Briefing sessions"

; told lets the desktop look at the kinds of files anew.
!macro told
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

; closed waits until the program's file can be replaced, asking the person to close the window; a silent run waits two minutes,
; for the program starts it to be upgraded and closes then, which a slow disk may make long, and gives up.
!macro closed un
Function ${un}closed
  StrCpy $1 0
  again:
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      ${If} ${Silent}
      ${AndIf} $1 < 240
        IntOp $1 $1 + 1
        Sleep 500
        Goto again
      ${EndIf}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillOpen)" /SD IDCANCEL IDRETRY again
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
FunctionEnd
!macroend
!insertmacro closed ""
!insertmacro closed "un."

; It opens what was installed, where the program itself started the setup to be upgraded (/MO).
Function .onInstSuccess
  ClearErrors
  ${GetParameters} $0
  ${GetOptions} $0 "/MO" $1
  ${IfNot} ${Errors}
    Exec '"$INSTDIR\${PROGRAM}"'
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section "$(MainPart)" main
  SectionIn RO
  Call closed
  SetOutPath "$INSTDIR"
  File "${FILES}\*.*"
  WriteUninstaller "$INSTDIR\go-bo.exe"
  SetOutPath "$INSTDIR" ; the folder a shortcut starts in
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\go-bo.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\go-bo.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1

  ; .buoi is the program's own kind of file
  WriteRegStr HKCU "${CLASSES}\.buoi" "" "SotayBaocaovien.buoi"
  WriteRegStr HKCU "${CLASSES}\SotayBaocaovien.buoi" "" "$(SessionsFile)"
  WriteRegStr HKCU "${CLASSES}\SotayBaocaovien.buoi\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${CLASSES}\SotayBaocaovien.buoi\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  !insertmacro told
SectionEnd

Section "$(DesktopPart)" desktop
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
SectionEnd

; What opens .docx and .pdf stays as it is: the program is one of those that «Open with» offers.
Section "$(OpenPart)" openwith
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\SupportedTypes" ".docx" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\SupportedTypes" ".pdf" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\SupportedTypes" ".buoi" ""
  WriteRegStr HKCU "${CLASSES}\SotayBaocaovien.document" "" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\SotayBaocaovien.document\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CLASSES}\.docx\OpenWithProgids" "SotayBaocaovien.document" ""
  WriteRegStr HKCU "${CLASSES}\.pdf\OpenWithProgids" "SotayBaocaovien.document" ""
  !insertmacro told
SectionEnd

; Mesa's libraries are as large as a third of the program: they are installed where the machine lacks OpenGL, or where one says so.
!if /FileExists "${FILES}\tuong-thich\opengl32.dll"
Section /o "$(CompatiblePart)" compatible
  SetOutPath "$INSTDIR\tuong-thich"
  File "${FILES}\tuong-thich\*.*"
  SetOutPath "$INSTDIR"
SectionEnd
!endif

!ifdef compatible
; lacking sets $0 to 1 where the machine has no OpenGL 2.1, as a window on it finds.
Function lacking
  StrCpy $0 1
  System::Call 'user32::CreateWindowExW(i 0, w "STATIC", w "", i 0, i 0, i 0, i 1, i 1, p 0, p 0, p 0, p 0) p .r1'
  System::Call 'user32::GetDC(p r1) p .r2'
  System::Alloc 40 ; a PIXELFORMATDESCRIPTOR: to be drawn on twice in turn, by OpenGL, in 32 bits
  Pop $3
  System::Call '*$3(&i2 40, &i2 1, i 0x25, &i1 0, &i1 32)'
  System::Call 'gdi32::ChoosePixelFormat(p r2, p r3) i .r4'
  System::Call 'gdi32::SetPixelFormat(p r2, i r4, p r3)'
  System::Call 'opengl32::wglCreateContext(p r2) p .r5'
  ${If} $5 != 0
    System::Call 'opengl32::wglMakeCurrent(p r2, p r5)'
    System::Call 'opengl32::glGetString(i 0x1F02) m .r6' ; the version, as «4.6.0 …»
    StrCpy $7 $6 1
    StrCpy $8 $6 1 2
    ${If} $7 > 2
      StrCpy $0 0
    ${ElseIf} $7 = 2
    ${AndIf} $8 > 0
      StrCpy $0 0
    ${EndIf}
    System::Call 'opengl32::wglMakeCurrent(p 0, p 0)'
    System::Call 'opengl32::wglDeleteContext(p r5)'
  ${EndIf}
  System::Free $3
  System::Call 'user32::ReleaseDC(p r1, p r2)'
  System::Call 'user32::DestroyWindow(p r1)'
FunctionEnd
!endif

Function .onInit
  StrCpy $LANGUAGE ${LANG_VIETNAMESE} ; what is proposed: the people are Vietnamese where their Windows is English
  !insertmacro MUI_LANGDLL_DISPLAY
  ; a number that Windows keeps since its tenth version; a 32-bit Windows does not start this program at all
  ReadRegDWORD $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentMajorVersionNumber"
  ${If} $0 < 10
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
!ifdef compatible
  Call lacking
  ${If} $0 = 1
  ${OrIf} ${FileExists} "$INSTDIR\tuong-thich\opengl32.dll" ; it was chosen before
    !insertmacro SelectSection ${compatible}
  ${EndIf}
!endif
FunctionEnd

Section "Uninstall"
  Call un.closed
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${CLASSES}\SotayBaocaovien.buoi"
  DeleteRegKey HKCU "${CLASSES}\SotayBaocaovien.document"
  DeleteRegKey HKCU "${CLASSES}\Applications\${PROGRAM}"
  ReadRegStr $0 HKCU "${CLASSES}\.buoi" ""
  ${If} $0 == "SotayBaocaovien.buoi"
    DeleteRegKey HKCU "${CLASSES}\.buoi"
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\.docx\OpenWithProgids" "SotayBaocaovien.document"
  DeleteRegValue HKCU "${CLASSES}\.pdf\OpenWithProgids" "SotayBaocaovien.document"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.docx\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.docx"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.pdf\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.pdf"
  !insertmacro told
  Delete "$INSTDIR\baocaovien.exe"
  Delete "$INSTDIR\bcv.exe"
  Delete "$INSTDIR\GIAY-PHEP.txt"
  Delete "$INSTDIR\go-bo.exe"
  RMDir /r "$INSTDIR\tuong-thich"
  RMDir "$INSTDIR"
  ; what the window's toolkit made for itself, and its own folder where no other program has one there
  Delete "$APPDATA\fyne\vn.baocaovien.sotay\preferences.json"
  RMDir "$APPDATA\fyne\vn.baocaovien.sotay"
  RMDir "$APPDATA\fyne"
  RMDir "$LOCALAPPDATA\fyne\vn.baocaovien.sotay"
  RMDir "$LOCALAPPDATA\fyne"
SectionEnd
