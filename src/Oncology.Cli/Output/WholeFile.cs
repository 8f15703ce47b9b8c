using System.Text;

namespace Oncology.Cli;

/// <summary>A file that appears whole or not at all: written beside its place, then moved there.</summary>
internal static class WholeFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Says so when <paramref name="path"/> must not or cannot be written, before any work is done.</summary>
    /// <exception cref="CommandException">The file exists and may not be replaced, or its folder is not there.</exception>
    public static void CheckWritable(string path, bool force, Session session) => CheckWritable("--out", path, force, session);

    /// <summary>The same for the file of another option.</summary>
    /// <exception cref="CommandException">The file exists and may not be replaced, or its folder is not there.</exception>
    public static void CheckWritable(string option, string path, bool force, Session session)
    {
        if (Directory.Exists(path))
        {
            throw Refused(session.Say($"{option} {path}: this is a folder; a file name is expected.", $"{option} {path} : c'est un dossier ; un nom de fichier est attendu."));
        }

        if (session.FilesRead.Contains(Path.GetFullPath(path)))
        {
            throw Refused(session.Say($"{option} {path}: this file was read; results are not written over their data.", $"{option} {path} : ce fichier a été lu ; les résultats ne remplacent pas leurs données."));
        }

        if (File.Exists(path) && !force)
        {
            throw Refused(session.Say($"{option} {path}: the file exists; --force replaces it.", $"{option} {path} : le fichier existe ; --force le remplace."));
        }

        string folder = FolderOf(path);
        if (!Directory.Exists(folder))
        {
            throw Refused(session.Say($"{option} {path}: there is no folder '{folder}'.", $"{option} {path} : le dossier « {folder} » n'existe pas."));
        }
    }

    /// <summary>Writes <paramref name="text"/> to <paramref name="path"/>.</summary>
    /// <exception cref="CommandException">The file system refuses.</exception>
    public static void Write(string path, string text, bool force, Session session) =>
        Write("--out", path, Utf8.GetBytes(text), force, session);

    /// <summary>Writes the bytes of the file that <paramref name="option"/> names.</summary>
    /// <exception cref="CommandException">The file system refuses.</exception>
    public static void Write(string option, string path, byte[] content, bool force, Session session)
    {
        CheckWritable(option, path, force, session);
        string beside = Path.Combine(FolderOf(path), $".{Path.GetFileName(path)}.{Environment.ProcessId}.part");
        try
        {
            File.WriteAllBytes(beside, content);
            File.Move(beside, path, force);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(beside);
            throw Refused(session.Say($"{option} {path}: cannot be written ({Failure.Reason(e, session)})", $"{option} {path} : écriture impossible ({Failure.Reason(e, session)})"));
        }
    }

    private static CommandException Refused(string line) => new(ExitCode.WrongCommand, line);

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? Path.GetFullPath(path);
}
