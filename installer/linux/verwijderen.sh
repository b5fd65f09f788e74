#!/bin/sh
# Takes the program away again; the data stay.
set -e
rm -rf "@TO@" "@SHARE@/applications/@ID@.desktop" "@SHARE@/mime/packages/@ID@.xml"
find "@SHARE@/icons/hicolor" -name "@ID@.png" -delete 2>/dev/null || true
update-mime-database "@SHARE@/mime" 2>/dev/null || true
update-desktop-database "@SHARE@/applications" 2>/dev/null || true
echo "Bestuurskamer is verwijderd. Uw gegevens staan nog in @SHARE@/Bestuurskamer"
