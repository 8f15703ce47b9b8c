using System.Runtime.CompilerServices;

namespace Oncology.Cohort;

/// <summary>Marks methods that run once per cell or per row.</summary>
internal static class HotLoop
{
    /// <summary>Compiled well at the first call. The runtime would first compile quickly and poorly, and again when a method has run for a while: a file read
    /// by a command is over by then.</summary>
    public const MethodImplOptions AtOnce = MethodImplOptions.AggressiveOptimization;
}
