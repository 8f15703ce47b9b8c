namespace Oncology.Survival;

/// <summary>What the rows of a Fine-Gray model were made from: follow-up with frequencies spelled out, and the censoring curve of each row.</summary>
/// <param name="Rows">Follow-up, near ties merged.</param>
/// <param name="Cause">The event of interest.</param>
/// <param name="Curve">Censoring curve of each row; rows of one censoring group share it.</param>
/// <param name="RowOf">Row of <paramref name="Rows"/> behind each weighted row.</param>
internal sealed record CensoredFollowUp(SurvivalData Rows, int Cause, CensoringCurve?[] Curve, int[] RowOf)
{
    /// <summary>True for a competing event.</summary>
    public bool Competes(int row) => Rows.Cause[row] > 0 && Rows.Cause[row] != Cause;
}
