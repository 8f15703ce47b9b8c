using Oncology.Reporting;

namespace Oncology.Cli;

/// <summary>Does something with a study file, and turns what is wrong with it into an end of the program.</summary>
internal static class StudyRequest
{
    /// <summary>Runs <paramref name="action"/> on files that must be there.</summary>
    /// <exception cref="CommandException">A file is not there, or the study is wrong.</exception>
    public static T Run<T>(Session session, string study, ReadOnlySpan<string> files, Func<T> action)
    {
        foreach (string file in (ReadOnlySpan<string>)[study, .. files])
        {
            if (!File.Exists(file))
            {
                throw InputTable.Unreadable(file, new FileNotFoundException(), session);
            }

            session.FilesRead.Add(Path.GetFullPath(file));
        }

        try
        {
            return action();
        }
        catch (StudyException wrong)
        {
            ExitCode code = wrong.Fault == StudyFault.StudyFile ? ExitCode.WrongCommand : ExitCode.WrongData;
            string prefix = wrong.Fault == StudyFault.StudyFile ? session.Say($"{study}: ", $"{study} : ") : string.Empty;
            throw new CommandException(code, [.. wrong.Problems.Select(problem => prefix + problem.In(session.Language))]);
        }
    }
}
