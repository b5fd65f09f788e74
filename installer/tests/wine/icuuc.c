/* Stands in for a library of Windows that Wine lacks; for trying only, never in an installer.
   Qt looks up twenty converter functions for old text encodings. Each answers "not known", after
   which Qt uses its own UTF-8, UTF-16 and Latin-1. Error 4 is ICU's file-not-found. */
#include <stddef.h>
#define OUT __declspec(dllexport)

static void unknown(int *error) { if (error) *error = 4; }

OUT void *ucnv_open(const char *name, int *error) { (void)name; unknown(error); return NULL; }
OUT void ucnv_close(void *converter) { (void)converter; }
OUT void ucnv_reset(void *converter) { (void)converter; }
OUT signed char ucnv_getMaxCharSize(void *converter) { (void)converter; return 1; }
OUT const char *ucnv_getName(void *converter, int *error) { (void)converter; unknown(error); return ""; }
OUT const char *ucnv_getStandardName(const char *name, const char *standard, int *error)
{ (void)name; (void)standard; unknown(error); return NULL; }
OUT int ucnv_countAvailable(void) { return 0; }
OUT const char *ucnv_getAvailableName(int place) { (void)place; return NULL; }
OUT void ucnv_fromUnicode(void) {}
OUT void ucnv_toUnicode(void) {}
OUT int ucnv_fromUCountPending(void *converter, int *error) { (void)converter; unknown(error); return 0; }
OUT int ucnv_toUCountPending(void *converter, int *error) { (void)converter; unknown(error); return 0; }
OUT void ucnv_getFromUCallBack(void *converter, void **action, void **context)
{ (void)converter; (void)action; (void)context; }
OUT void ucnv_getToUCallBack(void *converter, void **action, void **context)
{ (void)converter; (void)action; (void)context; }
OUT void ucnv_setFromUCallBack(void *a, void *b, void *c, void **d, void **e, int *error)
{ (void)a; (void)b; (void)c; (void)d; (void)e; unknown(error); }
OUT void ucnv_setToUCallBack(void *a, void *b, void *c, void **d, void **e, int *error)
{ (void)a; (void)b; (void)c; (void)d; (void)e; unknown(error); }
OUT void ucnv_cbToUWriteUChars(void *a, void *b, int c, int d, int *error)
{ (void)a; (void)b; (void)c; (void)d; unknown(error); }
OUT void ucnv_cbFromUWriteUChars(void *a, void *b, void *c, int d, int *error)
{ (void)a; (void)b; (void)c; (void)d; unknown(error); }
OUT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
OUT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
