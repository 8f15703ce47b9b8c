using static Oncology.Cohort.SyntheticPatient;

namespace Oncology.Cohort;

/// <summary>Dates of diagnosis, metastasis, tumour board and first treatment, and what was done to the primary tumour.</summary>
internal sealed class DateDealer(RecordWindow window, DrugRepertoire drugs, RecordDealer deal)
{
    // Who is last heard of within two years of the first treatment left early and need not have been followed to the last news.
    private const int ShortFollowUp = 731;

    public void Date(SyntheticPatient[] rows)
    {
        SyntheticPatient? last = rows.MaxBy(p => StartOf(p).To);
        SyntheticPatient? first = rows.MinBy(p => StartOf(p).From);
        foreach (SyntheticPatient p in rows)
        {
            (DateOnly from, DateOnly to) = StartOf(p);
            DateOnly dealt = from.AddDays(deal.Below(to.DayNumber - from.DayNumber + 1));
            // A paper prints the first and the last day: one patient stands at either end.
            p.Start = p == last ? to : p == first ? from : dealt;
            DateOnly metastasis = p.Start.AddDays(-(12 + deal.Below(25)));
            p["metastasis_dx_date"] = Day(metastasis);
            p["mtb_date"] = Day(WorkingDay(p.Start.AddDays(-(1 + deal.Below(8)))));
            bool synchronous = !p.IsOligorecurrent;
            p["primary_dx_date"] = Day(metastasis.AddDays(synchronous ? -deal.Below(60) : -(400 + deal.Below(3200))));
            p["cm"] = synchronous ? "M1" : "M0";
            p["primary_controlled"] = "yes";
            p["primary_surgery"] = YesNo(!synchronous || deal.Below(2) == 0);
            // A primary tumour is controlled by what was done to it: without surgery, by radiotherapy.
            p["primary_rt"] = "yes";
        }

        NoteOutside("start", rows, p => p.Start >= window.Start.From);
        NoteOutside("lastNews", [.. rows.Where(p => !p.OsEvent && p.Os >= ShortFollowUp)], p => p.Start.AddDays(p.Os) >= window.LastNews.From);
    }

    private void NoteOutside(string key, SyntheticPatient[] rows, Func<SyntheticPatient, bool> isWithin)
    {
        if (rows.Count(isWithin) is var within && within < rows.Length)
        {
            deal.Note(key, rows.Length, within);
        }
    }

    // The days between which the first treatment lies, given how long the patient was followed.
    private (DateOnly From, DateOnly To) StartOf(SyntheticPatient p)
    {
        DateOnly to = RecordWindow.Earlier(window.Start.To, window.LastNews.To.AddDays(-p.Os));
        DateOnly from = p.OsEvent || p.Os < ShortFollowUp
            ? window.Start.From
            : RecordWindow.Later(window.Start.From, window.LastNews.From.AddDays(-p.Os));
        // Who was followed for too long to have begun a CDK4/6 inhibitor when it came stands for a patient of a trial.
        from = p.Has(SystemicClasses.Cdk46) ? RecordWindow.Later(from, drugs.Cdk46Since) : from;
        return (RecordWindow.Earlier(from, to), to);
    }
}
