/* Stands in for colour management, of which Wine stops at one call; for trying only, never in an
   installer. Every question is answered with: this screen has no colour profile. */
#define OUT __declspec(dllexport)

OUT void *OpenColorProfileW(void *profile, unsigned access, unsigned share, unsigned mode)
{ (void)profile; (void)access; (void)share; (void)mode; return 0; }
OUT int CloseColorProfile(void *profile) { (void)profile; return 1; }
OUT int GetColorProfileFromHandle(void *profile, void *bytes, unsigned *size)
{ (void)profile; (void)bytes; (void)size; return 0; }
OUT void *WcsCreateIccProfile(void *profile, unsigned options) { (void)profile; (void)options; return 0; }
