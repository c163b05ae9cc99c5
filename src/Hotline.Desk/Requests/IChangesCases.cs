namespace Hotline.Desk.Requests;

/// <summary>Marks requests after which desks look again and the conversation has a command waiting.</summary>
internal interface IChangesCases;
