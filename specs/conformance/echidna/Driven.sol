// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {LeakyPurse} from "../../../contracts/conformance/LeakyPurse.sol";
import {OpenSeal} from "../../../contracts/conformance/OpenSeal.sol";
import {Purse} from "../../../contracts/conformance/Purse.sol";
import {SafeTill} from "../../../contracts/conformance/SafeTill.sol";
import {Seal} from "../../../contracts/conformance/Seal.sol";
import {Till} from "../../../contracts/conformance/Till.sol";
import {ITill} from "../Cheats.sol";
import {QuoteHands, SealHands, WireHands} from "../forge/Calls.t.sol";
import {TallyHands} from "../forge/Loops.t.sol";
import {LockHands, MeterHands, PairHands, ShutHands} from "../forge/States.t.sol";
import {CoinHands, Drive, ICoins, TillDriver} from "./Drive.sol";

contract LeakyPurseEchidna is Drive {
    CoinHands private immutable _hands;

    constructor() payable {
        _hands = new CoinHands();
        _hands.use(ICoins(address(new LeakyPurse(_hands.first()))));
    }

    function act(uint256 which, uint256[8] calldata raw) external override {
        _hands.transfer(which, raw[0], raw[1]);
    }

    function echidna_LEAKY_SUM_001_holds() external view returns (bool) {
        return !_hands.broken();
    }

    function echidna_LEAKY_SUM_001_canary() external view returns (bool) {
        return !_hands.reached();
    }
}

contract LockEchidna is Drive {
    LockHands private immutable _hands;

    constructor() payable {
        _hands = new LockHands();
    }

    function act(uint256 which, uint256[8] calldata) external override {
        if (which % 2 == 0) _hands.turn();
        else _hands.wait_();
    }

    function echidna_LOCK_SHUT_001_holds() external view returns (bool) {
        return !_hands.broken();
    }

    function echidna_LOCK_SHUT_001_canary() external view returns (bool) {
        return !_hands.reached();
    }
}

contract MeterEchidna is Drive {
    MeterHands private immutable _hands;

    constructor() payable {
        _hands = new MeterHands();
    }

    function act(uint256, uint256[8] calldata raw) external override {
        _hands.add(uint128(raw[0]));
    }

    function echidna_METER_RISE_001_holds() external view returns (bool) {
        return !_hands.broken();
    }

    function echidna_METER_RISE_001_canary() external view returns (bool) {
        return !_hands.reached();
    }
}

contract OpenSealEchidna is Drive {
    SealHands private immutable _hands;

    constructor() payable {
        _hands = new SealHands(Seal(address(new OpenSeal())));
    }

    function act(uint256, uint256[8] calldata raw) external override {
        _hands.act(bytes32(raw[0]), uint8(raw[1]), bytes32(raw[2]), bytes32(raw[3]));
    }

    function echidna_OPENSEAL_SHUT_001_holds() external view returns (bool) {
        return !_hands.broken();
    }

    function echidna_OPENSEAL_SHUT_001_canary() external view returns (bool) {
        return !_hands.reached();
    }
}

contract PairEchidna is Drive {
    PairHands private immutable _hands;

    constructor() payable {
        _hands = new PairHands();
    }

    function act(uint256, uint256[8] calldata raw) external override {
        _hands.bump(uint128(raw[0]));
    }

    function echidna_PAIR_EQUAL_001_holds() external view returns (bool) {
        return !_hands.broken();
    }

    function echidna_PAIR_EQUAL_001_canary() external view returns (bool) {
        return !_hands.reached();
    }
}

contract PurseEchidna is Drive {
    CoinHands private immutable _hands;

    constructor() payable {
        _hands = new CoinHands();
        _hands.use(ICoins(address(new Purse(_hands.first()))));
    }

    function act(uint256 which, uint256[8] calldata raw) external override {
        _hands.transfer(which, raw[0], raw[1]);
    }

    function echidna_PURSE_SUM_001_holds() external view returns (bool) {
        return !_hands.broken();
    }

    function echidna_PURSE_SUM_001_canary() external view returns (bool) {
        return !_hands.reached();
    }
}

contract QuoteEchidna is Drive {
    QuoteHands private immutable _hands;

    constructor() payable {
        _hands = new QuoteHands();
    }

    function act(uint256 which, uint256[8] calldata raw) external override {
        if (which % 2 == 0) _hands.tell(raw[0]);
        else _hands.readAfter(uint8(raw[0]));
    }

    function echidna_QUOTE_FRESH_001_holds() external view returns (bool) {
        return !_hands.broken();
    }

    function echidna_QUOTE_FRESH_001_canary() external view returns (bool) {
        return !_hands.reached();
    }
}

contract SafeTillEchidna is Drive {
    TillDriver private immutable _hands;

    constructor() payable {
        _hands = new TillDriver{value: address(this).balance}(ITill(address(new SafeTill())));
    }

    function act(uint256 which, uint256[8] calldata raw) external override {
        if (which % 2 == 0) _hands.save(uint64(raw[0]));
        else _hands.steal(uint64(raw[0]));
    }

    function echidna_SAFETILL_BACKED_001_holds() external view returns (bool) {
        return !_hands.broken();
    }

    function echidna_SAFETILL_BACKED_001_canary() external view returns (bool) {
        return !_hands.reached();
    }
}

contract SealEchidna is Drive {
    SealHands private immutable _hands;

    constructor() payable {
        _hands = new SealHands(new Seal());
    }

    function act(uint256, uint256[8] calldata raw) external override {
        _hands.act(bytes32(raw[0]), uint8(raw[1]), bytes32(raw[2]), bytes32(raw[3]));
    }

    function echidna_SEAL_SHUT_001_holds() external view returns (bool) {
        return !_hands.broken();
    }

    function echidna_SEAL_SHUT_001_canary() external view returns (bool) {
        return !_hands.reached();
    }
}

contract ShutEchidna is Drive {
    ShutHands private immutable _hands;

    constructor() payable {
        _hands = new ShutHands();
    }

    function act(uint256, uint256[8] calldata raw) external override {
        _hands.open(raw[0]);
    }

    function echidna_SHUT_EMPTY_001_holds() external view returns (bool) {
        return !_hands.broken();
    }

    function echidna_SHUT_EMPTY_001_canary() external view returns (bool) {
        return !_hands.reached();
    }
}

contract TallyEchidna is Drive {
    TallyHands private immutable _hands;

    constructor() payable {
        _hands = new TallyHands();
    }

    function act(uint256, uint256[8] calldata raw) external override {
        _hands.add(raw[0]);
    }

    function echidna_TALLY_CAP_001_holds() external view returns (bool) {
        return !_hands.broken();
    }

    function echidna_TALLY_CAP_001_canary() external view returns (bool) {
        return !_hands.reached();
    }

    function echidna_TALLY_FOUR_001_holds() external view returns (bool) {
        return _hands.fourAtMost();
    }

    function echidna_TALLY_FOUR_001_canary() external view returns (bool) {
        return !_hands.reached();
    }
}

contract TillEchidna is Drive {
    TillDriver private immutable _hands;

    constructor() payable {
        _hands = new TillDriver{value: address(this).balance}(ITill(address(new Till())));
    }

    function act(uint256 which, uint256[8] calldata raw) external override {
        if (which % 2 == 0) _hands.save(uint64(raw[0]));
        else _hands.steal(uint64(raw[0]));
    }

    function echidna_TILL_BACKED_001_holds() external view returns (bool) {
        return !_hands.broken();
    }

    function echidna_TILL_BACKED_001_canary() external view returns (bool) {
        return !_hands.reached();
    }
}

contract WireEchidna is Drive {
    WireHands private immutable _hands;

    constructor() payable {
        _hands = new WireHands();
    }

    function act(uint256, uint256[8] calldata raw) external override {
        _hands.send(uint16(raw[0]));
    }

    function echidna_WIRE_CALM_001_holds() external view returns (bool) {
        return !_hands.broken();
    }

    function echidna_WIRE_CALM_001_canary() external view returns (bool) {
        return !_hands.reached();
    }
}
