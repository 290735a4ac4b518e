/* Stands in for bcryptprimitives.dll of Windows 10, which Wine 8 lacks: Rust asks it for chance. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) {
    return RtlGenRandom(data, (ULONG)size);
}
