using static Oncology.Cohort.SyntheticPatient;

namespace Oncology.Cohort;

/// <summary>Screened patients who left: each is like the others, with the one fault of its criterion (T01 to T12).</summary>
/// <remarks>T03 without T05 cannot be: oligorecurrence needs a controlled primary tumour, so who fails T03 fails T05 as well and leaves at T03.</remarks>
internal sealed class LeaverDealer(RecordsDesign design, RecordWindow window, TreatmentDealer treatment, RecordDealer deal)
{
    private const int DaysBeforeClosing = 91;
    private const int DaysAfterOpening = 12;
    private const int DeathsBeforeEnd = 58;
    private const int NewsBeforeEnd = 13;
    private const int ShortestFollowUp = 100;

    private readonly RecordDealer _followed = new(design.Leaving.Seed);

    /// <summary>Criteria that a patient can fail here.</summary>
    public static IReadOnlyList<string> Criteria { get; } = [.. Enumerable.Range(1, 12).Select(n => FormattableString.Invariant($"T{n:00}"))];

    /// <summary>The patients of every criterion, in the order of the targets file.</summary>
    public IEnumerable<SyntheticPatient> All() =>
        design.Leaving.Criteria.SelectMany(criterion => Enumerable.Range(0, criterion.Value).Select(k => Make(criterion.Key, k)));

    private SyntheticPatient Make(string criterion, int k)
    {
        bool synchronous = criterion is not ("T03" or "T09") && deal.Below(2) == 0;
        DateOnly opening = window.Start.From.AddDays(DaysAfterOpening);
        var p = new SyntheticPatient
        {
            Recorded = 1 + deal.Below(3),
            HormoneReceptor = true,
            Classes = SystemicClasses.Endocrine,
            Os = 760 + deal.Below(60),
            Start = opening.AddDays(deal.Below(Math.Max(1, window.Start.To.DayNumber - opening.DayNumber - DaysBeforeClosing))),
        };
        Describe(p, synchronous);
        synchronous |= criterion == "T05";
        Fault(p, criterion, k);
        Follow(p, criterion);
        Date(p, synchronous);
        if (p.Has(SystemicClasses.Endocrine))
        {
            treatment.AddSystemic(p);
            if (_followed.Below(3) == 0)
            {
                (p["chemotherapy"], p["chemotherapy_type"], p["chemotherapy_line"]) = ("yes", "paclitaxel", "1");
                (p["chemotherapy_start"], p["chemotherapy_stop"]) = (Day(p.Start), Day(p.Start.AddDays(Math.Min(105, p.Pfs))));
            }
        }
        else
        {
            (p["ht"], p["cdk46"], p["chemotherapy"], p["antiher2"], p["endocrine_months"], p["ht_type"]) = ("no", "no", "no", "no", "", "");
        }

        treatment.AddFocal(p);
        return p;
    }

    private void Describe(SyntheticPatient p, bool synchronous)
    {
        int age = 38 + deal.Below(45);
        (p["age"], p["menopausal_status"], p["ecog"]) = (Whole(age), age > 52 ? "Post" : "Pre", Whole(deal.Below(2)));
        (p["histology"], p["grade"], p["ct"], p["cn"]) = ("NST", deal.Below(2) == 0 ? "2" : "3", "T2", deal.Below(3) == 0 ? "N0" : "N1");
        (p["er_percent"], p["pr_percent"], p["her2_ihc"], p["her2_ish"]) = ("90", "60", "1+", "NotDone");
        (p["img_pet"], p["img_wbmri"], p["img_ct"], p["img_bone_scan"], p["img_bone_mri"], p["img_liver_mri"]) = ("yes", "no", "yes", YesNo(deal.Below(2) == 0), "no", "no");
        (p["primary_controlled"], p["primary_surgery"], p["primary_rt"], p["cm"]) = ("yes", "yes", "yes", synchronous ? "M1" : "M0");
        (p["best_response"], p["ht_type"]) = (deal.Below(2) == 0 ? "PR" : "SD", "AI");
        p.Lesions = [.. Enumerable.Repeat(deal.Below(3) == 0 ? "liver" : "bone", p.Recorded)];
    }

    private void Fault(SyntheticPatient p, string criterion, int k)
    {
        switch (criterion)
        {
            case "T01":
                int month = (k % 2 == 0 ? 3 + k : k) % 12;
                p.Start = k % 2 == 0 ? new DateOnly(window.Start.From.Year - 1, 1 + month, 12) : new DateOnly(window.Start.To.Year + 1, 1 + month, 17);
                break;
            case "T02":
                p.Recorded = 6;
                p.Lesions = [.. Enumerable.Repeat(k % 3 == 0 ? "liver" : "bone", 6)];
                break;
            case "T03":
                p["primary_controlled"] = "no";
                break;
            case "T04":
                p[k % 2 == 0 ? "history_polymetastatic" : "on_systemic_at_omd"] = "yes";
                p["any_progressing_lesion"] = YesNo(k % 2 != 0);
                break;
            case "T05":
                (p["primary_controlled"], p["primary_surgery"], p["primary_rt"], p["cm"]) = ("no", "no", "no", "M1");
                break;
            case "T06":
                p.Lesions[0] = k == 0 ? "meninges" : "brain";
                break;
            case "T07":
                p["locoregional_status"] = "uncontrolled";
                break;
            case "T08":
                (p["img_pet"], p["img_bone_scan"]) = ("no", "no");
                break;
            case "T09":
                (p["primary_surgery"], p["primary_rt"]) = ("no", "no");
                break;
            case "T10":
                (p.Lesions, p.Recorded) = (["node"], 1);
                (p["contra_axilla_workup"], p["primary_side"], p["met1_side"]) = ("no", "R", "L");
                break;
            case "T11":
                (p.Classes, p.FocalDay, p["technique"], p["all_metastases_treated"]) = (SystemicClasses.None, 0, "surgery", "yes");
                break;
            default:
                p.FocalDay = 60;
                (p["mdt1_modality"], p["mdt1_intent"], p["mdt1_dose_gy"], p["mdt1_fractions"], p["mdt1_lesions"]) = ("3DRT", "palliative", "30.0", "10", "1");
                break;
        }
    }

    // The living are followed to the last news of the study; brain, meninges and six metastases mean what they mean.
    private void Follow(SyntheticPatient p, string criterion)
    {
        int deadOfTen = criterion switch { "T06" => 8, "T02" => 6, _ => 3 };
        int first = criterion == "T06" ? 150 : 300;
        int span = criterion == "T06" ? 350 : 900;
        (DateOnly from, DateOnly to) = window.LastNews;
        p.OsEvent = _followed.Below(10) < deadOfTen;
        p.Os = p.OsEvent
            ? Math.Min(first + _followed.Below(span), to.AddDays(-DeathsBeforeEnd).DayNumber - p.Start.DayNumber)
            : from.AddDays(_followed.Below(Math.Max(1, to.DayNumber - from.DayNumber - NewsBeforeEnd))).DayNumber - p.Start.DayNumber;
        p.Os = Math.Max(ShortestFollowUp, p.Os);
        p.PfsEvent = p.OsEvent || _followed.Below(2) == 0;
        p.Pfs = p.PfsEvent ? Math.Max(ShortestFollowUp, Math.Min(p.Os * (40 + _followed.Below(40)) / 100, 150 + _followed.Below(900))) : p.Os;
        p["isolated_failure"] = p.Progressed ? YesNo(_followed.Below(2) == 0) : "";
        p["death_cause"] = p.OsEvent ? "cancer" : "";
        p["endocrine_months"] = FormattableString.Invariant($"{Math.Min(18, Math.Floor(10 * p.Pfs / ClinicalTime.DaysPerMonth) / 10):0.0}");
    }

    private void Date(SyntheticPatient p, bool synchronous)
    {
        DateOnly metastasis = p.Start.AddDays(-(12 + deal.Below(20)));
        p["metastasis_dx_date"] = Day(metastasis);
        p["mtb_date"] = Day(WorkingDay(p.Start.AddDays(-(1 + deal.Below(8)))));
        p["primary_dx_date"] = Day(metastasis.AddDays(synchronous ? -deal.Below(60) : -(400 + deal.Below(3000))));
        if (p["mdt1_intent"] == "palliative")
        {
            p["mdt1_date"] = Day(p.Start.AddDays(p.FocalDay));
        }

        for (int i = 0; i < p.Lesions.Count; i++)
        {
            string[] places = p.Lesions[i] is "bone" or "liver" ? LesionDealer.PlacesOf(p.Lesions[i]) : [];
            p.Lesion(i, p.Lesions[i], places.Length == 0 ? "" : places[i], p.Lesions[i] == "node" ? "axillary" : "", "", 12 + deal.Below(12));
        }

        p["n_organs"] = Whole(p.Lesions.Distinct().Count());
    }
}
