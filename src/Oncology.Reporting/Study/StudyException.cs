using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>A study that cannot be run: its file is wrong, or its data are. All problems are listed, not the first.</summary>
public sealed class StudyException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="fault">What is at fault.</param>
    /// <param name="problems">The problems, at least one.</param>
    public StudyException(StudyFault fault, ImmutableArray<StudyProblem> problems)
        : base(string.Join('\n', problems))
    {
        Fault = fault;
        Problems = problems;
    }

    /// <summary>What is at fault; the command line answers with exit code 2 or 3.</summary>
    public StudyFault Fault { get; }

    /// <summary>All problems, in the order of the file.</summary>
    public ImmutableArray<StudyProblem> Problems { get; }
}

/// <summary>What keeps a study from being run.</summary>
public enum StudyFault
{
    /// <summary>The study file: a word that is not known, a name that does not exist (exit code 2).</summary>
    StudyFile,

    /// <summary>The data: a cell that cannot be read, a patient twice, a death before the beginning (exit code 3).</summary>
    Data,
}
