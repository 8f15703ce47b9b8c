using System.Security.Cryptography;

namespace Oncology.Reporting;

/// <summary>A file that a study read, with the hash that identifies its content.</summary>
/// <param name="Name">Name as the study file gives it.</param>
/// <param name="Sha256">SHA-256 of its bytes, in hexadecimal.</param>
public sealed record InputFile(string Name, string Sha256)
{
    /// <summary>Reads the hash of a file.</summary>
    internal static InputFile Of(string name, string path) => new(name, Hash(File.ReadAllBytes(path)));

    internal static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
